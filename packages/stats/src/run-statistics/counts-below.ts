import type { Histogram } from "../histogram.ts";
import type { BucketRank } from "../quantile.ts";

/**
 * C[k][i]: how many values of window i lie at or below place k of the whole run's histogram. The bucket a place lies in
 * is split pro rata, by the same share in every window, so that the windows' counts sum to the run's.
 * @param ranks ascending
 */
export function countsBelow(windows: readonly Histogram[], ranks: readonly BucketRank[]): Float64Array[] {
  const rows = ranks.map(({ index, share }) => ({ index, share, counts: new Float64Array(windows.length) }));
  windows.forEach(({ indices, counts }, i) => {
    let below = 0;
    let bucket = 0;
    for (const row of rows) {
      while ((indices[bucket] ?? Number.POSITIVE_INFINITY) < row.index) below += counts[bucket++] ?? 0;
      const inside = indices[bucket] === row.index ? (counts[bucket] ?? 0) : 0;
      row.counts[i] = below + row.share * inside;
    }
  });
  return rows.map(({ counts }) => counts);
}
