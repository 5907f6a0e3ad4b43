/** How a run is cut for judging: `count` windows of `lengthNs`, counted from the run's start. */
export interface WindowPlan {
  readonly lengthNs: number;
  readonly count: number;
}

const SECOND = 1e9;
const MOST_WINDOWS = 480;

/** Slices end on the wall clock, so that a nominal second may measure a little less: 10 of them still make 10 s. */
const SLACK = 0.01;

/**
 * Windows for a run: 10 s for runs of 300 s and more, 5 s from 90 s, else 2 s; a whole number of slices each, hence
 * never shorter than one; longer where there would be more than 480. Applies of one ledger and of its neighbours depend
 * on each other: windows shorter than that would count the same burst twice, longer ones leave too few to average.
 * @param durationNs length of the run
 * @param longestSliceNs its longest slice, as stored
 */
export function planWindows(durationNs: number, longestSliceNs: number): WindowPlan {
  const wanted = Math.max(wantedNs(durationNs), durationNs / MOST_WINDOWS);
  const sliceNs = longestSliceNs > 0 ? longestSliceNs : wanted;
  const lengthNs = sliceNs * Math.max(1, Math.ceil(wanted / sliceNs - SLACK));
  const count = Math.max(1, Math.round(durationNs / lengthNs));
  return { lengthNs, count: Math.min(count, MOST_WINDOWS) };
}

/**
 * The window a slice belongs to whole: the one its middle lies in; what the last window's end cuts off joins the last.
 * @param fromNs where the first window begins
 */
export function windowOf(
  { startNs, endNs }: { readonly startNs: number; readonly endNs: number },
  fromNs: number,
  { lengthNs, count }: WindowPlan,
): number {
  const window = Math.floor(((startNs + endNs) / 2 - fromNs) / lengthNs);
  return Math.min(Math.max(window, 0), count - 1);
}

function wantedNs(durationNs: number): number {
  if (durationNs >= 300 * SECOND) return 10 * SECOND;
  return durationNs >= 90 * SECOND ? 5 * SECOND : 2 * SECOND;
}
