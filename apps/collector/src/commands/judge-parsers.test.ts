import { describe, expect, it } from "vitest";
import { percentages, repeated, statisticOption, timeMs } from "./judge-parsers.ts";

describe("percentages", () => {
  it("are given per statistic, with commas or one by one; the last one counts", () => {
    expect(percentages("p50=3%,p99 = 5 %")).toEqual({ p50: 0.03, p99: 0.05 });
    expect(percentages("p99.9=10%", { p50: 0.03 })).toEqual({ p50: 0.03, p999: 0.1 });
    expect(percentages("p50=2.5%", { p50: 0.03 })).toEqual({ p50: 0.025 });
  });

  it.each([
    ["p50", "is not like p50=3%"],
    ["p50=3", "is not like p50=3%"],
    ["p51=3%", "the statistics are p50, p90, p99, p99.9 and mean"],
    ["constructor=3%", "the statistics are"],
    ["p50=-3%", "is not like p50=3%"],
    ["p50=0%", "above 0 %"],
    ["p50=2000%", "at most 1000 %"],
    ["p50=3%,", "is not like p50=3%"],
    ["", "is not like p50=3%"],
  ])("are not read from %j", (text, message) => {
    expect(() => percentages(text)).toThrow(message);
  });
});

describe("a time", () => {
  it("is a day in UTC, or a time with or without a zone", () => {
    expect(timeMs("2026-11-21")).toBe(Date.UTC(2026, 10, 21));
    expect(timeMs("2026-11-21T14:42:08Z")).toBe(Date.UTC(2026, 10, 21, 14, 42, 8));
    expect(timeMs("2026-11-21T14:42+01:00")).toBe(Date.UTC(2026, 10, 21, 13, 42));
    expect(timeMs("2026-11-21 14:42")).toBe(new Date(2026, 10, 21, 14, 42).getTime());
  });

  it.each(["", "yesterday", "21.11.2026", "2026-13-01", "1795269600000"])("is not %j", (text) => {
    expect(() => timeMs(text)).toThrow("it must be a time such as");
  });
});

it("a statistic is one of the judged ones", () => {
  expect(statisticOption("p99.9")).toBe("p999");
  expect(() => statisticOption("p42")).toThrow("the statistics are p50");
});

it("a repeated option keeps all its values", () => {
  expect(repeated("b", repeated("a"))).toEqual(["a", "b"]);
});
