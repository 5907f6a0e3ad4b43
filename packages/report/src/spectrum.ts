import { type Histogram, hasQuantile, quantile, quantileBounds } from "@xrpl-probe/stats";
import type { Spectrum } from "./latency.ts";

/** Points to a factor of 10 in 1 / (1 - p). */
const POINTS_PER_DECADE = 24;

/** Null where not even the median has 10 values beyond it. */
export function spectrumOf(histogram: Histogram): Spectrum | null {
  if (!hasQuantile(histogram, 0.5)) return null;
  const p = shares(histogram.count);
  const bounds = p.map((share) => quantileBounds(histogram, share));
  return {
    count: histogram.count,
    p,
    ns: p.map((share) => quantile(histogram, share) ?? 0),
    bounds:
      histogram.scheme === "log-linear-64"
        ? null
        : { lowerNs: bounds.map((bound) => bound?.lower ?? 0), upperNs: bounds.map((bound) => bound?.upper ?? 0) },
  };
}

/**
 * Several runs as one line: exp of the mean of ln Q over the runs, as far as every run reaches.
 */
export function meanSpectrum(spectra: readonly Spectrum[]): Spectrum | null {
  const [shortest] = [...spectra].sort((a, b) => a.p.length - b.p.length);
  if (shortest === undefined) return null;
  const over = (values: (spectrum: Spectrum) => readonly number[]) =>
    shortest.p.map((_, i) =>
      Math.exp(spectra.reduce((sum, each) => sum + Math.log(values(each)[i] ?? 0), 0) / spectra.length),
    );
  const coarse = spectra.some(({ bounds }) => bounds !== null);
  return {
    count: spectra.reduce((sum, { count }) => sum + count, 0),
    p: shortest.p,
    ns: over(({ ns }) => ns),
    bounds: coarse
      ? {
          lowerNs: over((each) => each.bounds?.lowerNs ?? each.ns),
          upperNs: over((each) => each.bounds?.upperNs ?? each.ns),
        }
      : null,
  };
}

/** The same grid for every count, so that lines of different length share their points; it stops 10 values short. */
function shares(count: number): number[] {
  const decades = Math.log10(count / 10);
  const points = Math.floor(decades * POINTS_PER_DECADE + 1e-9);
  return Array.from({ length: points + 1 }, (_, i) => 1 - 10 ** (-i / POINTS_PER_DECADE));
}
