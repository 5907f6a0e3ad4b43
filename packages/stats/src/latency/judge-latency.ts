import { benjaminiHochberg } from "../multiple-testing/benjamini-hochberg.ts";
import { holm } from "../multiple-testing/holm.ts";
import { type ComparedStratum, compareStratum } from "./compare-stratum.ts";
import type { JudgeOptions } from "./judge-options.ts";
import type { Family, LatencyRow, NotJudged } from "./latency-row.ts";
import { rowNumbers } from "./row-numbers.ts";
import { JUDGED_STATISTICS, type JudgedStatistic } from "./statistic.ts";
import type { Stratum } from "./stratum.ts";
import { wordOf } from "./word.ts";

/** 5 % over everything that is judged, most of it for the rows that carry the load. */
export const FAMILY_LEVELS: Readonly<Record<Family, number>> = { gate: 0.04, other: 0.01 };

/** At most this share of the rows on the list behind `watch` is false on average. */
const WATCH_RATE = 0.1;

/**
 * Judges every statistic of every stratum: rows in the order of `strata`, five to each. The words follow from what is
 * passed in alone. With the sides swapped (and strata of the same families) every difference and word is mirrored.
 */
export function judgeLatency<Key>(strata: readonly Stratum<Key>[], options: JudgeOptions): LatencyRow<Key>[] {
  const cells = strata.flatMap((stratum) => JUDGED_STATISTICS.map((statistic) => cellOf(stratum, statistic)));
  const compared = cells.filter(isCompared);
  const adjusted = adjustWithinFamilies(compared);
  const watched = watchList(compared);
  const gateSize = compared.filter(({ family }) => family === "gate").length;
  const sizes: Readonly<Record<Family, number>> = { gate: gateSize, other: compared.length - gateSize };
  return cells.map((cell): LatencyRow<Key> => {
    const { stratum, statistic, family, outcome } = cell;
    const row = { key: stratum.key, statistic, family, blocked: stratum.blocked, watch: false, numbers: null };
    if (outcome === "blocked") return { ...row, word: "not comparable", reason: "blocked" };
    if (typeof outcome === "string") return { ...row, word: "not judged", reason: outcome };
    const pAdjusted = adjusted.get(cell) ?? 1;
    const level = FAMILY_LEVELS[family] / sizes[family];
    const numbers = rowNumbers(outcome, statistic, stratum.biasNs, { pAdjusted, level, options });
    const { word, reason } = wordOf({
      ...outcome,
      ...outcome.difference,
      rejected: pAdjusted <= FAMILY_LEVELS[family],
      threshold: Math.log1p(numbers.threshold),
      limit: Math.log1p(numbers.limit),
      tooFewRuns: numbers.tooFewRuns,
    });
    return { ...row, word, reason, watch: word === "inconclusive" && watched.has(cell), numbers };
  });
}

interface Cell<Key, Outcome = ComparedStratum | NotJudged | "blocked"> {
  readonly stratum: Stratum<Key>;
  readonly statistic: JudgedStatistic;
  readonly family: Family;
  readonly outcome: Outcome;
}

function cellOf<Key>(stratum: Stratum<Key>, statistic: JudgedStatistic): Cell<Key> {
  const family = stratum.gate && statistic === "p50" ? "gate" : "other";
  const outcome = stratum.blocked === null ? compareStratum(stratum, statistic) : "blocked";
  return { stratum, statistic, family, outcome };
}

function isCompared<Key>(cell: Cell<Key>): cell is Cell<Key, ComparedStratum> {
  return typeof cell.outcome !== "string";
}

type ComparedCell = Cell<unknown, ComparedStratum>;

/** Holm's adjusted p within each family. Holm (1979). */
function adjustWithinFamilies(cells: readonly ComparedCell[]): Map<Cell<unknown>, number> {
  const adjusted = new Map<Cell<unknown>, number>();
  for (const family of ["gate", "other"] as const) {
    const members = cells.filter((cell) => cell.family === family);
    const results = holm(members.map(pOf), FAMILY_LEVELS[family]);
    members.forEach((cell, i) => {
      adjusted.set(cell, results[i]?.adjusted ?? 1);
    });
  }
  return adjusted;
}

/** Benjamini and Hochberg (1995), over both families. */
function watchList(cells: readonly ComparedCell[]): Set<Cell<unknown>> {
  const listed = benjaminiHochberg(cells.map(pOf), WATCH_RATE);
  return new Set(cells.filter((_, i) => listed[i]));
}

function pOf({ outcome }: ComparedCell): number {
  return outcome.difference.p;
}
