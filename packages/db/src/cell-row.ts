import type { BucketScheme, Histogram } from "@xrpl-probe/stats";
import { decodeBuckets } from "./buckets-codec.ts";

/** The columns of a cell that make up its histogram. */
export interface CellColumns {
  readonly count: number;
  readonly sumNs: number | null;
  readonly minNs: number | null;
  readonly maxNs: number | null;
  readonly buckets: Uint8Array;
}

export function histogramOf(scheme: BucketScheme, cell: CellColumns): Histogram {
  return {
    scheme,
    count: cell.count,
    sum: cell.sumNs,
    min: cell.minNs,
    max: cell.maxNs,
    ...decodeBuckets(cell.buckets),
  };
}
