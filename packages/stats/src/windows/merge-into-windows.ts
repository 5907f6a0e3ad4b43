import { emptyHistogram, type Histogram } from "../histogram.ts";
import { mergeHistograms } from "../merge.ts";
import { type WindowPlan, windowOf } from "./plan-windows.ts";

/** What one slice holds of a stratum. Offsets in ns from the run's start. */
export interface SliceHistogram {
  readonly startNs: number;
  readonly endNs: number;
  readonly histogram: Histogram;
}

/**
 * One histogram per window, in time order. Windows without a span stay as empty histograms: silence is part of the course.
 */
export function mergeIntoWindows(slices: readonly SliceHistogram[], plan: WindowPlan): Histogram[] {
  const parts = Array.from({ length: plan.count }, (): Histogram[] => []);
  for (const slice of slices) parts[windowOf(slice, 0, plan)]?.push(slice.histogram);
  const scheme = slices[0]?.histogram.scheme;
  return parts.map((part) => (part.length === 0 ? emptyHistogram(scheme) : mergeHistograms(part)));
}
