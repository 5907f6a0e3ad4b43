import type { RunHeatmap } from "@xrpl-probe/report";
import { formatDurationNs, formatElapsed } from "@xrpl-probe/report/format";

/** How far the median of a window may stray before a title calls it an episode. It decides on words only. */
const EPISODE = 1.2;

/** Whether the run was steady, from the medians of its windows; `coarse` latencies have none. */
export function heatmapFinding({ lines }: Pick<RunHeatmap, "lines">, { coarse }: { readonly coarse: boolean }): string {
  if (coarse) return "Imported buckets are too wide for a median over time";
  const windows = lines.flatMap(({ startMs, endMs, p50Ns }) => (p50Ns === null ? [] : [{ startMs, endMs, p50Ns }]));
  const medians = windows.map(({ p50Ns }) => p50Ns).sort((a, b) => a - b);
  const [lowest, usual, highest] = [medians[0], medians[medians.length >> 1], medians.at(-1)];
  if (lowest === undefined || usual === undefined || highest === undefined)
    return "Too few applies for a median over time";
  if (highest / lowest < EPISODE)
    return `Steady: p50 stays between ${formatDurationNs(lowest)} and ${formatDurationNs(highest)}`;
  const strayed = windows.map(({ p50Ns }) => Math.max(p50Ns / usual, usual / p50Ns) >= EPISODE);
  const [first, last] = [strayed.indexOf(true), strayed.lastIndexOf(true)];
  const [from, to] = [windows[first], windows[last]];
  const single = strayed.slice(first, last + 1).every(Boolean) && last - first + 1 <= windows.length / 3;
  if (!from || !to || !single) return `p50 moves between ${formatDurationNs(lowest)} and ${formatDurationNs(highest)}`;
  const episode = windows.slice(first, last + 1).map(({ p50Ns }) => p50Ns / usual);
  const factor = episode.reduce((sum, ratio) => sum + ratio, 0) / episode.length;
  return `Steady, except that from ${formatElapsed(from.startMs)} to ${formatElapsed(to.endMs)} the median was ${factor.toFixed(1)} times the usual`;
}
