import type { Latency, Spectrum } from "@xrpl-probe/report";

/** Latency at a percentile, linear between the points of the spectrum; null where it has ended. */
export function at({ p, ns }: Spectrum, wanted: number): number | null {
  const right = p.findIndex((value) => value >= wanted - 1e-12);
  if (right < 0) return null;
  const [p0 = 0, p1 = 0] = [p[right - 1] ?? p[right], p[right]];
  const [y0 = 0, y1 = 0] = [ns[right - 1] ?? ns[right], ns[right]];
  return p1 === p0 ? y1 : y0 + ((y1 - y0) * (wanted - p0)) / (p1 - p0);
}

/** The same as it is known: the bounds of its bucket where these are wide. */
export function latencyAt(spectrum: Spectrum, wanted: number): Latency {
  const ns = at(spectrum, wanted);
  if (ns === null || spectrum.bounds === null) return ns;
  const { lowerNs, upperNs } = spectrum.bounds;
  const right = spectrum.p.findIndex((value) => value >= wanted - 1e-12);
  return [lowerNs[right] ?? ns, upperNs[right] ?? ns];
}
