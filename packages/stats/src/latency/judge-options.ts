import { JUDGED_STATISTICS, type JudgedStatistic } from "./statistic.ts";

/** What a caller may set; all printed beside the verdict. */
export interface JudgeOptions {
  /** per statistic, the smallest change worth a verdict: 0.03 is 3 % */
  readonly thresholds: Readonly<Record<JudgedStatistic, number>>;
  /** per statistic, the largest slowdown that may stay unexcluded */
  readonly limits: Readonly<Record<JudgedStatistic, number>>;
  /** ns: a smaller difference is never worth a verdict */
  readonly floorNs: number;
  /** runs per side the gate asks for */
  readonly minRuns: number;
  /** judge single runs as if the noise between runs were known */
  readonly allowSingle: boolean;
}

export const DEFAULT_JUDGE_OPTIONS: JudgeOptions = {
  thresholds: { p50: 0.03, p90: 0.03, p99: 0.05, p999: 0.1, mean: 0.03 },
  limits: { p50: 0.05, p90: 0.05, p99: 0.1, p999: 0.2, mean: 0.05 },
  floorNs: 1000,
  minRuns: 3,
  allowSingle: false,
};

/** Defaults with some of them replaced. */
export function judgeOptions(given: {
  thresholds?: Partial<JudgeOptions["thresholds"]>;
  limits?: Partial<JudgeOptions["limits"]>;
  floorNs?: number;
  minRuns?: number;
  allowSingle?: boolean;
}): JudgeOptions {
  return {
    ...DEFAULT_JUDGE_OPTIONS,
    ...given,
    thresholds: filled(DEFAULT_JUDGE_OPTIONS.thresholds, given.thresholds),
    limits: filled(DEFAULT_JUDGE_OPTIONS.limits, given.limits),
  };
}

function filled(
  defaults: JudgeOptions["thresholds"],
  given: Partial<JudgeOptions["thresholds"]> = {},
): JudgeOptions["thresholds"] {
  const result = { ...defaults };
  for (const statistic of JUDGED_STATISTICS) result[statistic] = given[statistic] ?? defaults[statistic];
  return result;
}
