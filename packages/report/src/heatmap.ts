import type { Cell, Slice } from "@xrpl-probe/db";
import { emptyHistogram, type Histogram, hasQuantile, quantile, rebin } from "@xrpl-probe/stats";
import { drawingEdges, drawnEdges } from "./drawing-edges.ts";
import type { HeatmapColumn, RunHeatmap } from "./run-view.ts";
import { pool } from "./strata.ts";

/** Rows to an octave: about 13 to a decade, so that shapes show and a row is still 6 px high. */
const ROWS_PER_OCTAVE = 4;

/** A p99 needs this many spans: 10 beyond it. */
const SPANS_FOR_P99 = 1000;

const MOST_WINDOWS = 36;
const LEAST_WINDOWS = 8;

/** One column of the heat map before it is drawn. */
export interface SliceHistogram {
  readonly slice: Slice;
  readonly histogram: Histogram;
}

/** The cells of each slice of a run together; slices without spans stay, as empty columns. */
export function histogramsBySlice(slices: readonly Slice[], cells: Iterable<Cell>): SliceHistogram[] {
  const bySeq = new Map([...pooledSlices(cells)].map(({ seq, histogram }) => [seq, histogram]));
  return slices.map((slice) => ({ slice, histogram: bySeq.get(slice.seq) ?? emptyHistogram() }));
}

/**
 * Neighbouring cells of one run and slice together. A heat map is made of a hundred thousand cells that nobody wants to
 * have in memory: each slice is made one histogram before the next is read.
 */
export function* pooledSlices(cells: Iterable<Cell>): Generator<Pick<Cell, "runKey" | "seq" | "histogram">> {
  let waiting: Cell[] = [];
  for (const cell of cells) {
    const [first] = waiting;
    if (first !== undefined && (first.seq !== cell.seq || first.runKey !== cell.runKey)) {
      yield { runKey: first.runKey, seq: first.seq, histogram: pool(waiting) };
      waiting = [];
    }
    waiting.push(cell);
  }
  const [first] = waiting;
  if (first !== undefined) yield { runKey: first.runKey, seq: first.seq, histogram: pool(waiting) };
}

/** Null without spans. */
export function heatmapOf(columns: readonly SliceHistogram[]): RunHeatmap | null {
  const edges = drawingEdges(
    columns.map(({ histogram }) => histogram),
    ROWS_PER_OCTAVE,
  );
  if (edges.length < 2) return null;
  const byColumn = columns.map(({ histogram }) => rebin(histogram, edges));
  return {
    edgesNs: drawnEdges(edges),
    columns: columns.map(columnOf),
    counts: edges.slice(1).map((_, row) => byColumn.map((counts) => counts[row] ?? 0)),
    lines: linesOf(columns),
  };
}

/** p50 and p99 over time, in windows that hold a p99 where there are spans enough. */
export function linesOf(columns: readonly SliceHistogram[]): RunHeatmap["lines"] {
  return columns.length === 0 ? [] : windowsOf(columns).map(lineOf);
}

function columnOf({ slice, histogram }: SliceHistogram): HeatmapColumn {
  return {
    startMs: slice.startNs / 1e6,
    endMs: slice.endNs / 1e6,
    count: histogram.count,
    perS: histogram.count / ((slice.endNs - slice.startNs) / 1e9),
    lost: slice.lost,
  };
}

/**
 * Neighbouring columns merged until a window can hold a p99, yet at least 8 windows remain to show a course. Windows are
 * equal to one column: a stub at the end would jump.
 */
function windowsOf(columns: readonly SliceHistogram[]): SliceHistogram[][] {
  const spans = columns.reduce((sum, { histogram }) => sum + histogram.count, 0);
  const holdP99 = Math.max(LEAST_WINDOWS, Math.floor(spans / SPANS_FOR_P99));
  const count = Math.min(MOST_WINDOWS, holdP99, columns.length);
  const border = (window: number) => Math.round((window * columns.length) / count);
  return Array.from({ length: count }, (_, i) => columns.slice(border(i), border(i + 1)));
}

function lineOf(window: readonly SliceHistogram[]): RunHeatmap["lines"][number] {
  const histogram = pool(window);
  const known = (p: number) => histogram.scheme === "log-linear-64" && hasQuantile(histogram, p);
  const at = (p: number) => (known(p) ? quantile(histogram, p) : null);
  return {
    startMs: (window[0]?.slice.startNs ?? 0) / 1e6,
    endMs: (window.at(-1)?.slice.endNs ?? 0) / 1e6,
    p50Ns: at(0.5),
    p99Ns: at(0.99),
  };
}
