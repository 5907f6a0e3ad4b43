import type { Latency, LatencyStats, Statistic } from "./latency.ts";

/** head / base - 1, so 0.25 when head is a quarter slower; null unless both are single numbers. */
function changeOf(base: Latency, head: Latency): number | null {
  return typeof base === "number" && typeof head === "number" && base > 0 ? head / base - 1 : null;
}

export function changesOf(
  base: LatencyStats | undefined,
  head: LatencyStats | undefined,
): Record<Statistic, number | null> {
  const of = (statistic: Statistic) => changeOf(base?.[statistic] ?? null, head?.[statistic] ?? null);
  return { p50: of("p50"), p90: of("p90"), p99: of("p99"), p999: of("p999"), mean: of("mean") };
}
