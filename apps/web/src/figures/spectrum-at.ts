import type { Spectrum } from "@xrpl-probe/report";

/** Latency at a percentile, linear between the points of the spectrum; null where it has ended. */
export function at({ p, ns }: Spectrum, wanted: number): number | null {
  const right = p.findIndex((value) => value >= wanted - 1e-12);
  if (right < 0) return null;
  const [p0 = 0, p1 = 0] = [p[right - 1] ?? p[right], p[right]];
  const [y0 = 0, y1 = 0] = [ns[right - 1] ?? ns[right], ns[right]];
  return p1 === p0 ? y1 : y0 + ((y1 - y0) * (wanted - p0)) / (p1 - p0);
}
