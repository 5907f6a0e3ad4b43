import { cellsOf, type Database, importedCodesBySlice, type Slice, slicesOf } from "@xrpl-probe/db";
import { type Histogram, mergeHistograms, mergeIntoWindows, planWindows, type WindowPlan } from "@xrpl-probe/stats";
import { groupBy } from "../group-by.ts";

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

/** Slices whose cells are in memory at a time: a run of 24 h holds a quarter of a million. */
const CHUNK = 256;

/** A run's native slices, or those of a range, as windows of every probe, type and code. */
export function runWindows(db: Database, runKey: number, { fromNs, toNs }: OffsetRange = {}): RunWindows {
  const within = { ...(fromNs !== undefined && { fromNs }), ...(toNs !== undefined && { toNs }) };
  const slices = slicesOf(db, { runKey, level: "native", ...within });
  const [first, last] = [slices[0], slices.at(-1)];
  if (first === undefined || last === undefined) return { strata: [], importedCodes: [] };
  const longestNs = Math.max(...slices.map(({ startNs, endNs }) => endNs - startNs));
  const plan = planWindows(last.endNs - first.startNs, longestNs);
  const shifted = new Map(
    slices.map((slice) => [
      slice.seq,
      { ...slice, startNs: slice.startNs - first.startNs, endNs: slice.endNs - first.startNs },
    ]),
  );
  return { strata: strataWindows(db, runKey, shifted, plan), importedCodes: codeWindows(db, runKey, shifted, plan) };
}

type SlicesBySeq = ReadonlyMap<number, Pick<Slice, "seq" | "startNs" | "endNs">>;

interface Building extends Omit<StratumWindows, "windows"> {
  readonly windows: (Histogram | undefined)[];
}

function strataWindows(db: Database, runKey: number, slices: SlicesBySeq, plan: WindowPlan): StratumWindows[] {
  const strata = new Map<string, Building>();
  const seqs = [...slices.keys()];
  for (let at = 0; at < seqs.length; at += CHUNK) {
    const chunk = seqs.slice(at, at + CHUNK);
    const range = { fromSeq: chunk[0], toSeq: chunk.at(-1) };
    const cells = cellsOf(db, { runKeys: [runKey], level: "native", ...range });
    for (const [key, members] of groupBy(cells, ({ probeIdx, type, code }) => `${probeIdx}/${type}/${code}`)) {
      const [cell] = members;
      if (cell === undefined) continue;
      const { probe, probeIdx, type, code } = cell;
      const stratum = strata.get(key) ?? { probe, probeIdx, type, code, windows: new Array(plan.count) };
      strata.set(key, stratum);
      const parts = members.flatMap(({ seq, histogram }) => {
        const slice = slices.get(seq);
        return slice === undefined ? [] : [{ startNs: slice.startNs, endNs: slice.endNs, histogram }];
      });
      mergeIntoWindows(parts, plan).forEach((histogram, i) => {
        const known = stratum.windows[i];
        if (known === undefined || known.count === 0) stratum.windows[i] = histogram;
        else if (histogram.count > 0) stratum.windows[i] = mergeHistograms([known, histogram]);
      });
    }
  }
  return [...strata.values()].map((stratum) => ({ ...stratum, windows: stratum.windows.filter(isFilled) }));
}

/** Every window was set by the first chunk that held the stratum. */
function isFilled(histogram: Histogram | undefined): histogram is Histogram {
  return histogram !== undefined;
}

function codeWindows(db: Database, runKey: number, slices: SlicesBySeq, plan: WindowPlan): CodeWindows[] {
  const codes = new Map<string, { probeIdx: number; code: number; counts: number[] }>();
  for (const { seq, probe, code, count } of importedCodesBySlice(db, { runKey })) {
    const slice = slices.get(seq);
    if (slice === undefined) continue;
    const key = `${probe}/${code}`;
    const known = codes.get(key) ?? { probeIdx: probe, code, counts: new Array(plan.count).fill(0) };
    codes.set(key, known);
    const window = Math.floor((slice.startNs + slice.endNs) / 2 / plan.lengthNs);
    const inside = Math.min(Math.max(window, 0), plan.count - 1);
    known.counts[inside] = (known.counts[inside] ?? 0) + count;
  }
  return [...codes.values()];
}
