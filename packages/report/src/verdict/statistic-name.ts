import type { JudgedStatistic } from "@xrpl-probe/stats";

const NAMES: Readonly<Record<JudgedStatistic, string>> = {
  p50: "p50",
  p90: "p90",
  p99: "p99",
  p999: "p99.9",
  mean: "mean",
};

export function statisticName(statistic: JudgedStatistic): string {
  return NAMES[statistic];
}
