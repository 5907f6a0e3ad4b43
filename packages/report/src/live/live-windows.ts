import { emptyHistogram, type Histogram, mergeHistograms } from "@xrpl-probe/stats";

/** As many as a verdict would use of a run. */
const MOST_WINDOWS = 480;
const SHORTEST_NS = 2e9;

export interface LiveWindows {
  add(startNs: number, endNs: number, histogram: Histogram): void;
  /** In time order, those without spans included; the last may not be full yet. */
  list(): readonly Histogram[];
}

/**
 * The whole run in at most 480 windows of equal length, whatever its length: when they are full, neighbours are merged
 * and windows are twice as long from then on. They begin at 2 s, are 10 s long from 300 s on, as a verdict's.
 */
export function liveWindows(): LiveWindows {
  let windows: Histogram[] = [];
  let lengthNs = SHORTEST_NS;
  const widen = (factor: number) => {
    lengthNs *= factor;
    const merged: Histogram[] = [];
    for (let at = 0; at < windows.length; at += factor) merged.push(mergeHistograms(windows.slice(at, at + factor)));
    windows = merged;
  };
  return {
    add(startNs, endNs, histogram) {
      if (lengthNs === SHORTEST_NS && endNs >= 300e9) widen(5);
      while (endNs / lengthNs > MOST_WINDOWS) widen(2);
      const at = Math.max(0, Math.floor((startNs + endNs) / 2 / lengthNs));
      while (windows.length <= at) windows.push(emptyHistogram());
      windows[at] = mergeHistograms([windows[at] ?? emptyHistogram(), histogram]);
    },
    list: () => windows,
  };
}
