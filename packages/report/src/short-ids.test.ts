import { expect, it } from "vitest";
import { runNames } from "./short-ids.ts";

it("names a run by 8 digits, longer only where another run shares them; links always outlive the next 65 s", () => {
  const alone = "01a1fe39-0001-7000-8000-000000000001";
  const close = "01a1fe57-1111-7000-8000-000000000001";
  const closeToo = "01a1fe57-2222-7000-8000-000000000001";
  const twin = "01a1fe60-3333-7000-8000-000000000001";
  const twinToo = "01a1fe60-3333-7000-8000-000000000002";
  const names = runNames([alone, close, closeToo, twin, twinToo]);
  expect(names.get(alone)).toEqual({ shortId: "01a1fe39", ref: "01a1fe39-0001" });
  expect(names.get(close)).toEqual({ shortId: "01a1fe57-1111", ref: "01a1fe57-1111" });
  expect(names.get(twin)).toEqual({ shortId: twin, ref: twin });
});
