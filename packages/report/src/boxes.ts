import type { Stratum } from "@xrpl-probe/db";
import { hasQuantile, quantile } from "@xrpl-probe/stats";
import type { LatencyBox } from "./run-view.ts";
import { stratumNames } from "./strata.ts";

/** Fewer spans than this make no box. */
const LEAST_SPANS = 20;

/** Strata as boxes, most spans first. None of log2 data: a box would claim quantiles that nobody knows. */
export function boxesOf(strata: readonly Stratum[], version: string | null): LatencyBox[] {
  return strata
    .filter(({ histogram }) => histogram.count >= LEAST_SPANS && histogram.scheme === "log-linear-64")
    .toSorted((a, b) => b.histogram.count - a.histogram.count)
    .map((stratum) => boxOf(stratum, version));
}

function boxOf(stratum: Stratum, version: string | null): LatencyBox {
  const { histogram } = stratum;
  const at = (p: number) => (hasQuantile(histogram, p) ? quantile(histogram, p) : null);
  return {
    ...stratumNames(stratum, version),
    count: histogram.count,
    p5: at(0.05),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    p99: at(0.99),
  };
}
