import { describe, expect, it } from "vitest";
import type { StratumRow, StratumSide } from "./comparison.ts";
import { decomposeMean } from "./mix.ts";

const side = (count: number, mean: number): StratumSide => ({
  stats: { count, p50: null, p90: null, p99: null, p999: null, mean },
  share: 0,
  perRun: [],
});

const row = (token: string, base: StratumSide | null, head: StratumSide | null): StratumRow => ({
  type: 0,
  typeName: "Payment",
  code: 0,
  token,
  family: "tes",
  base,
  head,
  change: { p50: null, p90: null, p99: null, p999: null, mean: null },
  strip: null,
});

describe("a difference of means", () => {
  it("is all mix where only shares moved, all within where only means moved", () => {
    const shares = decomposeMean([
      row("tesSUCCESS", side(700, 30), side(600, 30)),
      row("tecPATH_DRY", side(300, 2500), side(400, 2500)),
    ]);
    expect(shares?.mixNs).toBeCloseTo(247);
    expect(shares?.withinNs).toBe(0);
    expect(shares?.mover?.token).toBe("tecPATH_DRY");
    const means = decomposeMean([
      row("tesSUCCESS", side(700, 30), side(70, 33)),
      row("tecPATH_DRY", side(300, 2500), side(30, 2750)),
    ]);
    expect(means?.mixNs).toBeCloseTo(0);
    expect(means?.withinNs).toBeCloseTo(77.1);
  });

  it("adds up when both moved and when a stratum is on one side only", () => {
    const both = decomposeMean([
      row("tesSUCCESS", side(700, 30), side(500, 40)),
      row("tecPATH_DRY", side(300, 2500), null),
      row("tefPAST_SEQ", null, side(20, 9)),
    ]);
    expect(both && both.mixNs + both.withinNs).toBeCloseTo((both?.headNs ?? 0) - (both?.baseNs ?? 0));
  });

  it("is not known while a side or a mean is missing", () => {
    expect(decomposeMean([row("tesSUCCESS", side(700, 30), null)])).toBeNull();
    expect(decomposeMean([])).toBeNull();
  });
});
