/**
 * A latency in nanoseconds: a number where the buckets are fine enough to name one, the bucket's two bounds where they
 * are not (imported log2 data), null where fewer than 10 values lie beyond the quantile.
 */
export type Latency = number | readonly [lowerNs: number, upperNs: number] | null;

/** The statistics every table prints. */
export interface LatencyStats {
  readonly count: number;
  readonly p50: Latency;
  readonly p90: Latency;
  readonly p99: Latency;
  readonly p999: Latency;
  readonly mean: Latency;
}

export type Statistic = "p50" | "p90" | "p99" | "p999" | "mean";

/**
 * A distribution to draw as steps over a log axis. `share[i]` belongs to `[edgesNs[i], edgesNs[i + 1])` and is the share
 * of all spans per eighth of an octave, so that steps of different width compare by their area.
 */
export interface DrawnHistogram {
  readonly edgesNs: readonly number[];
  readonly share: readonly number[];
}

/** Quantiles from p = 0 up to where 10 values remain beyond, evenly spaced in log(1/(1-p)). All arrays have one length. */
export interface Spectrum {
  readonly count: number;
  readonly p: readonly number[];
  readonly ns: readonly number[];
  /** Bounds of the bucket each value lies in; null where `ns` is fine enough by itself. */
  readonly bounds: { readonly lowerNs: readonly number[]; readonly upperNs: readonly number[] } | null;
}

/** The middle of a latency: a single number to sort or place a mark by. */
export function latencyNs(latency: Latency): number | null {
  if (latency === null || typeof latency === "number") return latency;
  const [lower, upper] = latency;
  return lower > 0 ? Math.sqrt(lower * upper) : upper / 2;
}
