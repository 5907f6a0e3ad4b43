import {
  addProbes,
  appendSlice,
  createRun,
  type Database,
  durationClassOf,
  finishRun,
  inTransaction,
  type NewCell,
} from "@xrpl-probe/db";
import { HistogramBuilder } from "@xrpl-probe/stats";

const SLICE_S = 10;
/** Spans per slice of the most frequent stratum; each next one has fewer. */
const MOST_SPANS = 2000;
/** Slices are drawn from this many: drawing each anew takes minutes and changes no cost of reading. */
const DISTINCT = 97;

/** A run of slices of 10 s with many strata, all deterministic. Gives its key. */
export function longRun(
  db: Database,
  run: { readonly seconds: number; readonly strata: number; readonly tag: string; readonly startedMs: number },
): number {
  const { seconds, strata, tag, startedMs } = run;
  const pool = Array.from({ length: DISTINCT }, (_, i) => slice(i + 1, strata));
  return inTransaction(db, "make up a run", () => {
    const { key } = createRun(db, {
      tags: [tag],
      startedMs,
      source: "synthetic",
      version: tag,
      commit: tag,
      host: "perf1",
      environmentKey: `bench-${seconds}`,
    });
    addProbes(db, key, [
      { idx: 0, name: "transactor", entries: [], exits: [], exitMethod: "ret", scheme: "log-linear-64" },
    ]);
    const slices = seconds / SLICE_S;
    let spans = 0;
    for (let i = 0; i < slices; i++) {
      const cells = pool[i % DISTINCT] ?? [];
      spans += cells.reduce((sum, { histogram }) => sum + histogram.count, 0);
      const [startNs, endNs] = [i * SLICE_S * 1e9, (i + 1) * SLICE_S * 1e9];
      const nowMs = startedMs + endNs / 1e6;
      appendSlice(db, key, { startNs, endNs, wallOffsetNs: 0, lost: 0, unpaired: 0, cells, applies: [], nowMs });
    }
    finishRun(db, key, {
      status: "complete",
      stopReason: "duration",
      endedMs: startedMs + seconds * 1000,
      probes: [{ idx: 0, hits: 2 * spans, spans, biasNs: 900 }],
      appliesPerS: spans / seconds,
      durationClass: durationClassOf(seconds * 1000),
    });
    return key;
  });
}

function slice(seed: number, strata: number): NewCell[] {
  const random = mulberry(seed);
  return Array.from({ length: strata }, (_, stratum) => {
    const builder = new HistogramBuilder();
    const spans = Math.max(3, Math.round(MOST_SPANS / (stratum + 1) ** 1.5));
    for (let i = 0; i < spans; i++) {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      builder.add(Math.round(60_000 * (1 + (stratum % 7)) * Math.exp(0.6 * normal)));
    }
    return { probe: 0, type: stratum % 6, code: stratum < 6 ? 0 : 100 + stratum, histogram: builder.histogram() };
  });
}

/** A small generator with 32 bits of state: the same numbers for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
