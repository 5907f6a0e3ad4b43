import type { Histogram } from "./histogram.ts";
import { finiteBounds, shareInside } from "./inside-bucket.ts";

/** Share of the values below `ns`, 0 to 1 (the ECDF), pro rata in ln inside the bucket. 0 for an empty histogram. */
export function shareBelow(histogram: Histogram, ns: number): number {
  if (histogram.count === 0 || ns <= (histogram.min ?? 0)) return 0;
  if (histogram.max !== null && ns > histogram.max) return 1;
  let below = 0;
  for (let i = 0; i < histogram.counts.length; i++) {
    const share = shareInside(finiteBounds(histogram, histogram.indices[i] ?? 0), ns);
    if (share === 0) break;
    below += share * (histogram.counts[i] ?? 0);
  }
  return below / histogram.count;
}
