import { type CodeComparison, type CodeSides, compareCodes } from "../../src/index.ts";
import { chiSquareShifts } from "./code-peer.ts";
import { codeRun, STRATA_SHARES } from "./code-stream.ts";
import { seeded } from "./seeded.ts";
import { type Bar, type BenchOptions, shareRow, type TargetRow } from "./target-row.ts";

const RUN_NOISE = 0.02;

const ALPHA = 0.05;

/** Codes of two sides of one build, and of a build in which some code moved. */
export function codeRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 30 : 600;
  const same = simulate(repeats, 5, STRATA_SHARES);
  const few = simulate(repeats, 2, STRATA_SHARES);
  const single = simulate(repeats, 1, STRATA_SHARES);
  const moved = simulate(repeats, 5, movedShares());
  const row = (figure: string, value: number, chiSquare: number | null, bar: Bar | null = null) => {
    const peers: Record<string, number> = chiSquare === null ? {} : { "chi-square": chiSquare };
    return shareRow({ figure, value, repeats, bar, peers }, options);
  };
  return [
    row("A/A with codes, 5 + 5, run noise 2 %, 900 s: any false shift", same.anyShift, same.chiSquare, { most: 0.07 }),
    row("  any code called new or gone, 2 + 2", few.anyShift, few.chiSquare),
    row("  any significant shift of whatever size, 5 + 5", same.anySignificant, same.chiSquare),
    row("  any significant shift of whatever size, 2 + 2", few.anySignificant, few.chiSquare),
    row("  any code possibly shifted, 2 + 2", few.anyPossible, few.chiSquare),
    row("  any code possibly shifted, 1 + 1", single.anyPossible, single.chiSquare),
    row("  coverage of a code's 95 % interval, 5 + 5", same.coverage, null),
    row("  coverage of a code's 95 % interval, 2 + 2", few.coverage, null),
    row("  1.1 % of spans becoming 1.7 % found, 5 + 5", moved.found[MOVED.grown] ?? 0, null),
    row("  0.4 % of spans becoming 0.9 % found, 5 + 5", moved.found[MOVED.doubled] ?? 0, null),
    row("  a code of 0.05 % of spans called new, 5 + 5", moved.found[MOVED.appeared] ?? 0, null),
  ];
}

/** Places among the strata of those that move. */
const MOVED = { grown: 5, doubled: 9, appeared: 11 };

function movedShares(): number[] {
  return STRATA_SHARES.map((share, i) => (i === MOVED.grown ? 0.017 : i === MOVED.doubled ? 0.009 : share));
}

interface Rates {
  readonly anyShift: number;
  readonly anyPossible: number;
  readonly anySignificant: number;
  readonly chiSquare: number;
  /** of all codes' intervals, the share that holds the true difference: 0 where nothing moved */
  readonly coverage: number;
  /** per stratum: shifted or new */
  readonly found: readonly number[];
}

function simulate(repeats: number, runs: number, headShares: readonly number[]): Rates {
  const random = seeded(900_012);
  let [shifts, possible, significant, chiSquare, covered] = [0, 0, 0, 0, 0];
  const found = STRATA_SHARES.map(() => 0);
  const baseShares = STRATA_SHARES.map((share, i) =>
    headShares !== STRATA_SHARES && i === MOVED.appeared ? 0 : share,
  );
  for (let repeat = 0; repeat < repeats; repeat++) {
    const base = Array.from({ length: runs }, () => codeRun(random, baseShares, RUN_NOISE));
    const head = Array.from({ length: runs }, () => codeRun(random, headShares, RUN_NOISE));
    const codes: CodeSides[] = STRATA_SHARES.map((_, i) => ({
      base: base.flatMap((run) => run[i] ?? []),
      head: head.flatMap((run) => run[i] ?? []),
    }));
    const rows = compareCodes(codes);
    if (rows.some(isShift)) shifts++;
    if (rows.some(({ word }) => word === "possibly shifted")) possible++;
    if (rows.some(({ difference }) => (difference?.adjustedP ?? 1) <= ALPHA)) significant++;
    if (chiSquareShifts(codes).some(Boolean)) chiSquare++;
    covered += rows.filter(
      ({ difference }) => difference !== null && difference.lower <= 0 && difference.upper >= 0,
    ).length;
    rows.forEach((row, i) => {
      if (isShift(row)) found[i] = (found[i] ?? 0) + 1;
    });
  }
  return {
    anyShift: shifts / repeats,
    anyPossible: possible / repeats,
    anySignificant: significant / repeats,
    chiSquare: chiSquare / repeats,
    coverage: covered / (repeats * STRATA_SHARES.length),
    found: found.map((times) => times / repeats),
  };
}

function isShift({ word }: CodeComparison): boolean {
  return word === "shifted" || word === "new" || word === "gone";
}
