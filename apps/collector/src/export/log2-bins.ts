import { bucketBounds, type Histogram } from "@xrpl-probe/stats";

/**
 * A histogram in the predecessor's bins: bin i holds [2^(i-1), 2^i) us, bin 1 also everything below. A finer bucket goes
 * whole into the bin in which it begins; 64 to an octave, none of them straddles a power of two of ns, but some straddle
 * one of us, by less than 1.6 %.
 */
export function log2Bins({ scheme, indices, counts }: Histogram): Map<number, number> {
  const bins = new Map<number, number>();
  for (const [at, index] of indices.entries()) {
    const bin = scheme === "log2-us" ? index : binOf(bucketBounds(scheme, index).lower);
    bins.set(bin, (bins.get(bin) ?? 0) + (counts[at] ?? 0));
  }
  return bins;
}

function binOf(ns: number): number {
  return Math.max(1, Math.floor(Math.log2(Math.max(1, Math.floor(ns / 1000)))) + 1);
}
