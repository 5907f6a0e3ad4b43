import { bucketBounds, type Histogram, hasQuantile, quantile } from "@xrpl-probe/stats";

/** Steps per halving of what remains, as HdrHistogram's own output has. */
const ticksPerHalf = 5;
const nsPerMs = 1e6;

/**
 * A histogram as the percentile distribution of HdrHistogram (`.hgrm`), for its plotters. Values are the upper ends of
 * buckets, in ms; it stops where fewer than 10 values remain, then gives the largest.
 *
 * @param remarks lines that stand in front, without the `#`
 */
export function hgrm(histogram: Histogram, remarks: readonly string[]): string {
  const head = `${"Value".padStart(12)} ${"Percentile".padStart(14)} ${"TotalCount".padStart(10)} ${"1/(1-Percentile)".padStart(14)}`;
  const rows = percentiles(histogram).map((p) => row(histogram, p));
  return [...remarks.map((remark) => `# ${remark}`), head, "", ...rows, ...footer(histogram)].join("\n").concat("\n");
}

/** 0, then ever finer towards 1, like HdrHistogram's iterator. */
function percentiles(histogram: Histogram): number[] {
  const steps = [0];
  for (let half = 1; half <= 40; half++) {
    for (let tick = 0; tick < ticksPerHalf; tick++) {
      const remaining = 2 ** -(half - 1) * (1 - (tick + 1) / (2 * ticksPerHalf));
      const p = 1 - remaining;
      if (p > 0.5 && !hasQuantile(histogram, p)) return [...steps, 1];
      steps.push(p);
    }
  }
  return [...steps, 1];
}

function row(histogram: Histogram, p: number): string {
  const ns = p === 1 ? (histogram.max ?? lastBound(histogram)) : (quantile(histogram, p) ?? 0);
  const total = p === 1 ? histogram.count : Math.round(p * histogram.count);
  const inverse = p === 1 ? "Infinity" : (1 / (1 - p)).toFixed(2);
  return `${(ns / nsPerMs).toFixed(6).padStart(12)} ${p.toFixed(12).padStart(14)} ${String(total).padStart(10)} ${inverse.padStart(14)}`;
}

function lastBound({ scheme, indices }: Histogram): number {
  return bucketBounds(scheme, indices.at(-1) ?? 0).upper;
}

function footer(histogram: Histogram): string[] {
  const { count, sum, max, indices, counts, scheme } = histogram;
  const mean = sum === null || count === 0 ? null : sum / count;
  const variance =
    mean === null
      ? null
      : indices.reduce((total, index, at) => {
          const { lower, upper } = bucketBounds(scheme, index);
          const middle = Number.isFinite(upper) ? (lower + upper) / 2 : lower;
          return total + (counts[at] ?? 0) * (middle - mean) ** 2;
        }, 0) / count;
  const ms = (ns: number | null) => (ns === null ? "unknown" : (ns / nsPerMs).toFixed(6)).padStart(12);
  return [
    `#[Mean    = ${ms(mean)}, StdDeviation   = ${ms(variance === null ? null : Math.sqrt(variance))}]`,
    `#[Max     = ${ms(max ?? (count === 0 ? null : lastBound(histogram)))}, Total count    = ${String(count).padStart(12)}]`,
    `#[Buckets = ${String(indices.length).padStart(12)}, SubBuckets     = ${String(scheme === "log-linear-64" ? 64 : 1).padStart(12)}]`,
  ];
}
