import { formatDurationNs, formatShare } from "@xrpl-probe/report/format";
import { type Histogram, rebin } from "@xrpl-probe/stats";
import { bar, paint, plain, sign, type Terminal } from "./terminal.ts";

export interface Mark {
  readonly label: string;
  readonly ns: number;
}

/** Two rows per octave whatever the width: edges at whole and half powers of two of a microsecond. */
function edgesOf(minNs: number, maxNs: number): number[] {
  const first = Math.floor(2 * Math.log2(Math.max(1, minNs) / 1000));
  const last = Math.floor(2 * Math.log2(Math.max(1, maxNs) / 1000)) + 1;
  return Array.from({ length: last - first + 1 }, (_, row) => 1000 * 2 ** ((first + row) / 2));
}

/** A latency histogram in lines: lower edge, bar, share, and the marks that fall into the row. */
export function histogramLines(terminal: Terminal, histogram: Histogram, marks: readonly Mark[]): string[] {
  if (histogram.min === null || histogram.max === null) return [];
  const edges = edgesOf(histogram.min, histogram.max);
  const counts = rebin(histogram, edges);
  const top = Math.max(...counts, 1);
  const width = Math.max(8, terminal.columns - 44);
  return counts.map((count, row) => {
    const [lower = 0, upper = 0] = [edges[row], edges[row + 1]];
    const label = plain(terminal, formatDurationNs(lower)).padStart(9);
    const share = plain(terminal, formatShare(count / histogram.count, 1)).padStart(7);
    const drawn = bar(terminal, count / top, width).padEnd(width);
    const here = marks.filter(({ ns }) => ns >= lower && ns < upper);
    const text = here.map(({ label: name, ns }) => `${name} ${plain(terminal, formatDurationNs(ns))}`).join("  ");
    const mark = text && `  ${paint(terminal, "bold", `${sign(terminal, "mark")} ${text}`)}`;
    return `  ${label} ${sign(terminal, "axis")}${drawn} ${paint(terminal, "dim", share)}${mark}`;
  });
}
