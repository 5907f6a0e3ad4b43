import type { Database } from "@xrpl-probe/db";
import {
  type Histogram,
  levelOf,
  mergeHistograms,
  type RunShare,
  type RunStatistics,
  runShare,
  runStatistics,
} from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";
import { type CodeWindows, type OffsetRange, runWindows, type StratumWindows } from "./run-windows.ts";

/** A stratum of one run as verdicts need it. */
interface MeasuredStratum {
  readonly probeIdx: number;
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
  readonly statistics: RunStatistics;
}

/** A code of one run; its share is of all spans of the probe that have a code. */
interface MeasuredCode extends RunShare {
  readonly probeIdx: number;
  readonly type: number | null;
  readonly code: number;
}

export interface MeasuredRun {
  readonly strata: readonly MeasuredStratum[];
  readonly codes: readonly MeasuredCode[];
}

/** What a run, or a time range of it, knows of its strata and codes: from its native slices. */
export function measureRun(db: Database, runKey: number, range?: OffsetRange): MeasuredRun {
  const { strata, importedCodes } = runWindows(db, runKey, range);
  return {
    strata: strata.flatMap(({ windows, ...key }) => {
      const histogram = mergeHistograms(windows);
      const statistics = runStatistics(windows, histogram);
      return statistics === null ? [] : [{ ...key, histogram, statistics }];
    }),
    codes: [...groupBy(strata, ({ probeIdx }) => probeIdx), ...untimedProbes(strata, importedCodes)].flatMap(
      ([probeIdx, members]) => codesOfProbe(probeIdx, members, importedCodes),
    ),
  };
}

/** Imports may count codes of a probe that has no timings at all. */
function untimedProbes(
  strata: readonly StratumWindows[],
  imported: readonly CodeWindows[],
): Map<number, StratumWindows[]> {
  const timed = new Set(strata.map(({ probeIdx }) => probeIdx));
  return new Map(imported.filter(({ probeIdx }) => !timed.has(probeIdx)).map(({ probeIdx }) => [probeIdx, []]));
}

function codesOfProbe(
  probeIdx: number,
  strata: readonly StratumWindows[],
  imported: readonly CodeWindows[],
): MeasuredCode[] {
  const timed = strata.flatMap(({ type, code, windows }) =>
    code === null ? [] : [{ type, code, counts: windows.map(({ count }) => count) }],
  );
  const apart = imported.filter((entry) => entry.probeIdx === probeIdx).map((entry) => ({ type: null, ...entry }));
  const codes = timed.length > 0 ? timed : apart;
  const totals = sums(codes.map(({ counts }) => counts));
  return codes.map(({ type, code, counts }) => ({ probeIdx, type, code, ...runShare(counts, totals) }));
}

function sums(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0));
}

/** A run's judged quantiles, null with fewer than 10 values beyond: what history is read by. */
export function judgedLevels(histogram: Histogram): Record<"p50Ns" | "p90Ns" | "p99Ns" | "p999Ns", number | null> {
  const level = (statistic: "p50" | "p90" | "p99" | "p999") => {
    const ln = levelOf(histogram, statistic);
    return ln === null ? null : Math.exp(ln);
  };
  return { p50Ns: level("p50"), p90Ns: level("p90"), p99Ns: level("p99"), p999Ns: level("p999") };
}
