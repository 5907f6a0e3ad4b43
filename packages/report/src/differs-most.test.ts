import { expect, it } from "vitest";
import type { StratumRow, StratumSide } from "./comparison.ts";
import { differsMost } from "./differs-most.ts";

const side = (count: number): StratumSide => ({
  stats: { count, p50: 1, p90: 1, p99: 1, p999: 1, mean: 1 },
  share: 0,
  perRun: [],
});

const row = (token: string, counts: readonly [number, number], p50: number | null, p99: number | null): StratumRow => ({
  type: 0,
  typeName: "Payment",
  code: 0,
  token,
  family: "tes",
  base: side(counts[0]),
  head: side(counts[1]),
  change: { p50, p90: null, p99, p999: null, mean: null },
  strip: null,
});

it("strata are ordered by their larger change, small ones left out", () => {
  const types = [
    { strata: [row("tesSUCCESS", [90_000, 90_000], 0.01, -0.08), row("tecPATH_DRY", [5000, 5000], 0.25, 0.2)] },
    {
      strata: [
        row("tecFEW", [999, 5000], 3, 3),
        row("tecRARE", [1000, 900], 2, 2),
        row("tecNO_NUMBERS", [5000, 5000], null, null),
      ],
    },
  ];
  expect(differsMost(types).map(({ row, statistic, change }) => [row.token, statistic, change])).toEqual([
    ["tecPATH_DRY", "p50", 0.25],
    ["tesSUCCESS", "p99", -0.08],
  ]);
});
