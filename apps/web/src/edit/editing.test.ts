import { afterEach, expect, it } from "vitest";
import { refusalOf } from "./editing.ts";

const configured = process.env.XRPL_PROBE_ALLOW_EDIT;
afterEach(() => {
  if (configured === undefined) delete process.env.XRPL_PROBE_ALLOW_EDIT;
  else process.env.XRPL_PROBE_ALLOW_EDIT = configured;
});

const host = "127.0.0.1:5006";
const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
const error = (headers: Record<string, string>) => refusalOf(new Headers(headers))?.error ?? null;

it("changes are taken from this dashboard's pages, and from nowhere else", () => {
  process.env.XRPL_PROBE_ALLOW_EDIT = "1";
  expect(error(own)).toBeNull();
  expect(error({ host, origin: own.origin })).toBeNull();
  const refused = "changes are taken from the dashboard's own pages only";
  expect(error({ host })).toBe(refused);
  expect(error({ ...own, origin: "null" })).toBe(refused);
  expect(error({ ...own, origin: "http://evil.example" })).toBe(refused);
  expect(error({ ...own, origin: "http://127.0.0.1:5007" })).toBe(refused);
  expect(error({ ...own, "sec-fetch-site": "same-site" })).toBe(refused);
  expect(error({ ...own, "sec-fetch-site": "cross-site" })).toBe(refused);
});

it("nothing is changed where nobody allowed it", () => {
  delete process.env.XRPL_PROBE_ALLOW_EDIT;
  expect(error(own)).toBe("this dashboard only shows");
});
