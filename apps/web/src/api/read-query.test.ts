import { describe, expect, it } from "vitest";
import { z } from "zod";
import { count, flag, percentages, statistic, text, texts, timeMs } from "./parameters.ts";
import { readQuery } from "./read-query.ts";

const schema = z.strictObject({
  base: text,
  type: texts.optional(),
  threshold: percentages.optional(),
  minRuns: count.optional(),
  allowSingle: flag.optional(),
  statistic: statistic.optional(),
  asOf: timeMs.optional(),
});

const read = (query: string) => readQuery(new URLSearchParams(query), schema);
const refusal = (query: string) => {
  const found = read(query);
  return "refused" in found ? found.refused.error : "";
};

describe("the parameters of the API", () => {
  it("leave the choice of a database to those who open it", () => {
    expect(read("base=1.4.0-b4&db=probes.db")).toEqual({ query: { base: "1.4.0-b4" } });
  });

  it("are read by their kinds", () => {
    const query =
      "base=1.4.0-b4&type=Payment&type=OfferCreate&threshold=p50:2.5,p99.9:12&minRuns=5&allowSingle=true&statistic=p99.9&asOf=2026-11-21";
    expect(read(query)).toEqual({
      query: {
        base: "1.4.0-b4",
        type: ["Payment", "OfferCreate"],
        threshold: { p50: 0.025, p999: 0.12 },
        minRuns: 5,
        allowSingle: true,
        statistic: "p999",
        asOf: Date.UTC(2026, 10, 21),
      },
    });
    expect(read("base=a&threshold=p50%3D3%25")).toEqual({ query: { base: "a", threshold: { p50: 0.03 } } });
  });

  it("are refused with their name and what they must be", () => {
    expect(refusal("")).toBe("base is missing");
    expect(refusal("base=")).toBe("base is empty");
    expect(refusal("base=a&base=b")).toBe("base is given more than once");
    expect(refusal("base=a&heat=1")).toBe("there is no parameter heat");
    expect(refusal("base=a&threshold=p95:3")).toBe('threshold must be like p50:3,p99:5, in percent; "p95:3" is not');
    expect(refusal("base=a&threshold=p50:0")).toMatch(/^threshold must be like/);
    expect(refusal("base=a&minRuns=0")).toBe("minRuns must be a whole number from 1 on");
    expect(refusal("base=a&allowSingle=yes")).toBe("allowSingle must be true or false");
    expect(refusal("base=a&asOf=yesterday")).toBe("asOf must be a time such as 2026-11-21T14:42:08Z");
    expect(refusal("base=a&asOf=2026-13-41")).toBe("asOf must be a time such as 2026-11-21T14:42:08Z");
  });

  it("are all named when one is refused", () => {
    const found = read("base=a&x=1");
    expect("refused" in found && found.refused.hint).toMatch(/^parameters are base, type, threshold/);
  });
});
