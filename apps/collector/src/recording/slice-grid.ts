/** Half-open, ns since the run's clock base; each begins where the one before ends. */
export interface SliceBounds {
  readonly startNs: number;
  readonly endNs: number;
  /** The recording goes on as another run where this slice ends. */
  readonly endsRun?: boolean;
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

export interface GridOptions {
  /** Start of the first slice. */
  readonly startNs: number;
  readonly sliceS: number | null;
  /** Length of a run in seconds; null for one run without end. Runs end at its whole multiples on the wall clock. */
  readonly splitS: number | null;
  readonly wallOffsetNs: () => bigint;
}

/**
 * Plans slice after slice, and where runs are split: a slice never crosses a split, and its length follows the age of
 * its own run. To be called with the end of the slice before.
 */
export function sliceGrid({ startNs: firstNs, sliceS, splitS, wallOffsetNs }: GridOptions) {
  const splitAfter = (ns: number) =>
    splitS === null ? Number.POSITIVE_INFINITY : nextSlice(ns, splitS, wallOffsetNs()).endNs;
  let runStartNs = firstNs;
  let splitNs = splitAfter(firstNs);
  return (startNs: number): SliceBounds => {
    if (startNs >= splitNs) {
      runStartNs = startNs;
      splitNs = splitAfter(startNs);
    }
    const lengthS = sliceLengthS(sliceS, (startNs - runStartNs) / 1e9);
    const { endNs } = nextSlice(startNs, lengthS, wallOffsetNs());
    const endsRun = endNs > splitNs - lengthS * 1e8;
    return endsRun ? { startNs, endNs: splitNs, endsRun } : { startNs, endNs };
  };
}
