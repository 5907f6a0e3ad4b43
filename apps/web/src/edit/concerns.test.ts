import { expect, it } from "vitest";
import { concerns } from "./concerns.ts";

it("an accepted change concerns what it names; what it leaves open stands for all", () => {
  const accepted = { change: 1, tag: "1.4.0-b5", of: "", text: "by design", author: null, ms: 0 };
  const payment = { ...accepted, probe: null, type: 0, statistic: "p99" };
  expect(concerns(payment, { probe: "transactor", type: 0, statistic: "p99" })).toBe(true);
  expect(concerns(payment, { probe: "transactor", type: 0, statistic: null })).toBe(true);
  expect(concerns(payment, { probe: "transactor", type: 0, statistic: "p50" })).toBe(false);
  expect(concerns(payment, { probe: "transactor", type: 7, statistic: "p99" })).toBe(false);
  const probe = { ...accepted, probe: "payment", type: null, statistic: null };
  expect(concerns(probe, { probe: "transactor", type: 0, statistic: "p50" })).toBe(false);
});
