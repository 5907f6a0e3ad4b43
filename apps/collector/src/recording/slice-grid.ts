/** Half-open, ns since the run's clock base; each begins where the one before ends. */
export interface SliceBounds {
  readonly startNs: number;
  readonly endNs: number;
}

/** Slice length in seconds at this age of the run: `-s`, else 1 s for the first 300 s and 10 s after. */
export function sliceLengthS(chosenS: number | null, ageS: number): number {
  return chosenS ?? (ageS < 300 ? 1 : 10);
}

/**
 * The slice that begins at `startNs`: it ends at the next whole multiple of its length on the wall clock, so that the
 * slices of all hosts line up. Where the wall clock was set and that multiple is less than a tenth of a slice away,
 * the slice takes the next one as well.
 *
 * @param wallOffsetNs wall clock minus run clock, as sampled now
 */
export function nextSlice(startNs: number, lengthS: number, wallOffsetNs: bigint): SliceBounds {
  const lengthNs = lengthS * 1e9;
  const intoNs = Number((BigInt(Math.round(startNs)) + wallOffsetNs) % BigInt(Math.round(lengthNs)));
  const remainingNs = lengthNs - intoNs;
  const endNs = startNs + (remainingNs < lengthNs / 10 ? remainingNs + lengthNs : remainingNs);
  return { startNs, endNs };
}
