import {
  type Cell,
  type Database,
  importedCodesBySlice,
  type Level,
  runCells,
  type Slice,
  slicesOf,
} from "@xrpl-probe/db";
import {
  emptyHistogram,
  type Histogram,
  mergeHistograms,
  planWindows,
  type WindowPlan,
  windowOf,
} from "@xrpl-probe/stats";

/** A stratum of a run cut into windows, in time order; windows without a span are empty histograms. */
export interface StratumWindows {
  readonly probe: string;
  readonly probeIdx: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly windows: readonly Histogram[];
}

/** A code of imported data, counted per window without latencies. */
export interface CodeWindows {
  readonly probeIdx: number;
  readonly code: number;
  readonly counts: readonly number[];
}

export interface RunWindows {
  readonly strata: readonly StratumWindows[];
  readonly importedCodes: readonly CodeWindows[];
}

/** Offsets in ns from the run's start; slices wholly inside count. */
export interface OffsetRange {
  readonly fromNs?: number | undefined;
  readonly toNs?: number | undefined;
}

/** A run's native slices as windows of every probe, type and code; those of a range as coarse as leaves windows enough. */
export function runWindows(db: Database, runKey: number, range: OffsetRange = {}): RunWindows {
  const { level, slices } = slicesOfRange(db, runKey, range);
  const [first, last] = [slices[0], slices.at(-1)];
  if (first === undefined || last === undefined) return { strata: [], importedCodes: [] };
  const longestNs = slices.reduce((longest, { startNs, endNs }) => Math.max(longest, endNs - startNs), 0);
  const plan = planWindows(last.endNs - first.startNs, longestNs);
  const windows = new Map(slices.map((slice) => [slice.seq, windowOf(slice, first.startNs, plan)]));
  const strata = strataWindows(db, { runKey, level }, windows, plan);
  return { strata, importedCodes: level === "native" ? codeWindows(db, runKey, windows, plan) : [] };
}

/**
 * A brushed range is judged while somebody waits, so that merged slices do as long as they leave this many windows: the
 * long-run variance then rests on 4 degrees of freedom or more, and a run's interval at 95 % is a third wider at most.
 */
const ENOUGH_WINDOWS = 30;

const COARSEST_FIRST: readonly Level[] = [3600, 600, 60];

function slicesOfRange(
  db: Database,
  runKey: number,
  { fromNs, toNs }: OffsetRange,
): { readonly level: Level; readonly slices: readonly Slice[] } {
  const within = { ...(fromNs !== undefined && { fromNs }), ...(toNs !== undefined && { toNs }) };
  if (fromNs !== undefined || toNs !== undefined) {
    for (const level of COARSEST_FIRST) {
      const slices = slicesOf(db, { runKey, level, ...within });
      if (slices.length >= ENOUGH_WINDOWS) return { level, slices };
    }
  }
  return { level: "native", slices: slicesOf(db, { runKey, level: "native", ...within }) };
}

type WindowBySeq = ReadonlyMap<number, number>;

/** A stratum while its cells come in: those of one window wait until the next one begins. */
interface Building extends Omit<StratumWindows, "windows"> {
  readonly windows: Histogram[];
  waiting: Histogram[];
  window: number;
}

function strataWindows(
  db: Database,
  run: { readonly runKey: number; readonly level: Level },
  windows: WindowBySeq,
  plan: WindowPlan,
): StratumWindows[] {
  const strata = new Map<string, Building>();
  const seqs = [...windows.keys()];
  for (const cell of runCells(db, { ...run, fromSeq: seqs[0], toSeq: seqs.at(-1) })) {
    const window = windows.get(cell.seq);
    if (window === undefined) continue;
    const stratum = stratumOf(strata, cell, plan);
    if (window !== stratum.window) flush(stratum);
    stratum.window = window;
    stratum.waiting.push(cell.histogram);
  }
  return [...strata.values()].map((stratum) => {
    flush(stratum);
    const { probe, probeIdx, type, code, windows } = stratum;
    return { probe, probeIdx, type, code, windows };
  });
}

function stratumOf(strata: Map<string, Building>, cell: Cell, plan: WindowPlan): Building {
  const { probe, probeIdx, type, code, histogram } = cell;
  const key = `${probeIdx}/${type}/${code}`;
  const known = strata.get(key);
  if (known !== undefined) return known;
  const empty = emptyHistogram(histogram.scheme);
  const windows = new Array<Histogram>(plan.count).fill(empty);
  const stratum: Building = { probe, probeIdx, type, code, windows, waiting: [], window: 0 };
  strata.set(key, stratum);
  return stratum;
}

function flush(stratum: Building): void {
  if (stratum.waiting.length === 0) return;
  stratum.windows[stratum.window] = mergeHistograms(stratum.waiting);
  stratum.waiting = [];
}

function codeWindows(db: Database, runKey: number, windows: WindowBySeq, plan: WindowPlan): CodeWindows[] {
  const codes = new Map<string, { probeIdx: number; code: number; counts: number[] }>();
  for (const { seq, probe, code, count } of importedCodesBySlice(db, { runKey })) {
    const window = windows.get(seq);
    if (window === undefined) continue;
    const key = `${probe}/${code}`;
    const known = codes.get(key) ?? { probeIdx: probe, code, counts: new Array<number>(plan.count).fill(0) };
    codes.set(key, known);
    known.counts[window] = (known.counts[window] ?? 0) + count;
  }
  return [...codes.values()];
}
