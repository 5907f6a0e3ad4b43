import type { Histogram } from "../histogram.ts";
import type { BucketRank } from "../quantile.ts";

/**
 * C[k][i]: how many values of window i lie at or below place k of the whole run's histogram. The bucket a place lies in
 * is split pro rata, by the same share in every window, so that the windows' counts sum to the run's.
 * @param ranks ascending
 */
export function countsBelow(windows: readonly Histogram[], ranks: readonly BucketRank[]): Float64Array[] {
  const counts = ranks.map(() => new Float64Array(windows.length));
  windows.forEach((window, i) => {
    let below = 0;
    let bucket = 0;
    ranks.forEach(({ index, share }, k) => {
      while ((window.indices[bucket] ?? Number.POSITIVE_INFINITY) < index) below += window.counts[bucket++] ?? 0;
      const inside = window.indices[bucket] === index ? (window.counts[bucket] ?? 0) : 0;
      const row = counts[k];
      if (row !== undefined) row[i] = below + share * inside;
    });
  });
  return counts;
}
