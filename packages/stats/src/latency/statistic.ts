/** What a row judges: four quantiles and the mean of a stratum's durations. */
export const JUDGED_STATISTICS = ["p50", "p90", "p99", "p999", "mean"] as const;

export type JudgedStatistic = (typeof JUDGED_STATISTICS)[number];

/** The share below a judged quantile; null for the mean. */
export const QUANTILE_OF: Readonly<Record<JudgedStatistic, number | null>> = {
  p50: 0.5,
  p90: 0.9,
  p99: 0.99,
  p999: 0.999,
  mean: null,
};
