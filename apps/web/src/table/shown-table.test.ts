import { describe, expect, it } from "vitest";
import { column, type Kind, type Value } from "./data-table.ts";
import { exactNs, shownTable } from "./shown-table.ts";

const texts = (kind: Kind, values: readonly Value[], unit: "ms" | null = null) => {
  const { heads, rows } = shownTable(
    { columns: [column("It", "it", kind)], rows: values.map((value) => [value]) },
    unit,
  );
  return [heads[0], ...rows.map(([cell]) => cell?.text.replaceAll("\u00a0", " "))];
};

describe("a table as the page shows it", () => {
  it("has one unit for a column of durations, named in its head, or the one that is preferred", () => {
    expect(texts("duration", [26_900, 2_473_217, null])).toEqual(["It, µs", "26.9", "2,470", "·"]);
    expect(texts("duration", [26_900, 2_473_217], "ms")).toEqual(["It, ms", "0.0269", "2.47"]);
    expect(texts("duration", [[128_000, 256_000], 64_000])).toEqual(["It, µs", "128 to 256", "64.0"]);
    expect(texts("added", [75_600, -700])).toEqual(["It, ns", "+75,600", "−700"]);
  });

  it("writes every kind of number as the rest of the page does", () => {
    expect(texts("change", [0.254, [0.21, 0.365], [null, -0.03], [0.1, null]])).toEqual([
      "It",
      "+25.4 %",
      "+21.0 to +36.5 %",
      "at most −3.0 %",
      "at least +10.0 %",
    ]);
    expect(texts("share", [0.1691])).toEqual(["It", "16.91 %"]);
    expect(texts("points", [0.043])).toEqual(["It", "+4.30"]);
    expect(texts("size", [0.05])).toEqual(["It", "5.0 %"]);
    expect(texts("percentile", [0.5, 0.999])).toEqual(["It", "p50", "p99.9"]);
    expect(texts("moment", [187_412])).toEqual(["It", "3:07.412"]);
    expect(texts("text", ["Payment", null, true])).toEqual(["It", "Payment", "", "yes"]);
  });

  it("keeps the whole number for the pointer", () => {
    expect(exactNs(2_473_217.4)).toBe("2,473,217\u00a0ns");
    expect(exactNs([128_000, 256_000])).toBe("128,000 to 256,000\u00a0ns");
  });
});
