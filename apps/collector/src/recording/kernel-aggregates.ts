import { spanFlags } from "@xrpl-probe/bpf";
import { bucketBounds, type Histogram } from "@xrpl-probe/stats";
import type { Loaded } from "../probes/load.ts";

/** What the kernel counted of one probe, type and code. */
export interface AggregatedCell {
  readonly probe: number;
  readonly type: number | null;
  readonly code: number | null;
  /** The pair's own preflight was not seen. */
  readonly fromFreePreflight: boolean;
  /** Count and sum are exact; the smallest and the largest are the ends of their buckets. */
  readonly histogram: Histogram;
}

type Entries = ReturnType<Loaded["aggregates"]["batch"]>;

/** Reads what the programs count: their map only grows, a reading gives the difference to the one before. */
export class KernelAggregates {
  readonly #read: () => Entries;
  readonly #before = new Map<string, { readonly count: number; readonly sumNs: number }>();

  constructor(read: () => Entries) {
    this.#read = read;
  }

  /** What came since the last call. */
  take(): AggregatedCell[] {
    const byCell = new Map<string, { readonly key: Entries[number][0]; sum: number; buckets: [number, number][] }>();
    // A reading of a map that grows meanwhile may give a key twice: the later value holds.
    for (const [id, [key, value]] of new Map(this.#read().map((entry) => [idOf(entry[0]), entry]))) {
      const before = this.#before.get(id) ?? { count: 0, sumNs: 0 };
      const count = value.count - before.count;
      if (count <= 0) continue;
      this.#before.set(id, value);
      const cellId = `${key.probe} ${key.flags} ${key.type} ${key.code}`;
      const cell = byCell.get(cellId) ?? { key, sum: 0, buckets: [] };
      cell.sum += value.sumNs - before.sumNs;
      cell.buckets.push([key.bucket, count]);
      byCell.set(cellId, cell);
    }
    return [...byCell.values()].map(({ key, sum, buckets }) => ({
      probe: key.probe,
      type: key.flags & spanFlags.SPAN_HAS_TX ? key.type : null,
      code: key.flags & spanFlags.SPAN_HAS_CODE ? key.code : null,
      fromFreePreflight: (key.flags & spanFlags.SPAN_FROM_FREE_PREFLIGHT) !== 0,
      histogram: histogramOf(buckets, sum),
    }));
  }
}

function idOf({ probe, flags, type, code, bucket }: Entries[number][0]): string {
  return `${probe} ${flags} ${type} ${code} ${bucket}`;
}

function histogramOf(buckets: [number, number][], sum: number): Histogram {
  buckets.sort(([a], [b]) => a - b);
  const [first = 0, last = 0] = [buckets[0]?.[0], buckets.at(-1)?.[0]];
  const { lower: lastLower, upper } = bucketBounds("log-linear-64", last);
  return {
    scheme: "log-linear-64",
    count: buckets.reduce((total, [, count]) => total + count, 0),
    sum,
    min: bucketBounds("log-linear-64", first).lower,
    max: Number.isFinite(upper) ? upper - 1 : lastLower,
    indices: buckets.map(([index]) => index),
    counts: buckets.map(([, count]) => count),
  };
}
