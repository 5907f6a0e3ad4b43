import type { Database } from "@xrpl-probe/db";
import { latencyNs } from "../latency.ts";
import { type Brush, isBrushed } from "./brush.ts";
import { codeTallies } from "./code-share.ts";
import type { PanelParts } from "./panel-parts.ts";
import type { PanelPart, PanelPoint, PanelStatistic } from "./panel-report.ts";
import type { ProbeOfSide } from "./panel-side.ts";
import { type TimeGrid, timeColumns, timeGrid } from "./time-columns.ts";
import { valueEdges, valueHistogram } from "./value-histogram.ts";

/** What a stretch of time amounts to; several of them add up. */
interface Amount {
  readonly startMs: number;
  readonly endMs: number;
  /** Spans, or those with the code. */
  readonly matched: number;
  /** Spans that have a code at all; spans again where no share is asked for. */
  readonly total: number;
  /** Recorded time, that of each run counted. */
  readonly seconds: number;
}

/** How many spans came, how fast, or which share of them had a code. */
export function numberPanel(db: Database, of: ProbeOfSide, statistic: PanelStatistic, mostColumns: number): PanelParts {
  const grid = timeGrid(db, { ...of, mostColumns, nativeOnly: statistic === "share" && of.resolution === "log2" });
  const amounts = statistic === "share" ? codeAmounts(db, of, grid) : spanAmounts(db, of, grid, mostColumns);
  const points = amounts.map((amount) => pointOf(amount, statistic));
  const edges = valueEdges(points.flatMap(({ value }) => latencyNs(value) ?? []));
  const partOf = (brush: Brush | null): PanelPart => {
    const inside = (each: Amount | PanelPoint) => brush === null || isBrushed(each, brush);
    const values = points.filter(inside).flatMap(({ value }) => latencyNs(value) ?? []);
    const sum = amounts.filter(inside).reduce(add, { startMs: 0, endMs: 0, matched: 0, total: 0, seconds: 0 });
    const value = statistic === "count" ? sum.matched / Math.max(1, values.length) : amountIn(sum, statistic);
    return { value, count: sum.total, histogram: valueHistogram(values, edges) };
  };
  return { points, whole: partOf(null), brushed: partOf, marks: [] };
}

function spanAmounts(db: Database, of: ProbeOfSide, grid: TimeGrid, mostColumns: number): Amount[] {
  const columns = timeColumns(db, { ...of, mostColumns }, grid);
  return stretches(grid).map((stretch, at) => {
    const count = columns[at]?.histogram.count ?? 0;
    return { ...stretch, matched: count, total: count };
  });
}

function codeAmounts(db: Database, of: ProbeOfSide, grid: TimeGrid): Amount[] {
  const tallies = codeTallies(db, of, grid);
  return stretches(grid).map((stretch, at) => ({ ...stretch, ...(tallies[at] ?? { matched: 0, total: 0 }) }));
}

function stretches({ columns }: TimeGrid): Pick<Amount, "startMs" | "endMs" | "seconds">[] {
  return columns.map(({ startNs, endNs, slices }) => ({
    startMs: startNs / 1e6,
    endMs: endNs / 1e6,
    seconds: slices.reduce((sum, slice) => sum + (slice.endNs - slice.startNs) / 1e9, 0),
  }));
}

function pointOf(amount: Amount, statistic: PanelStatistic): PanelPoint {
  const { startMs, endMs, total } = amount;
  return { startMs, endMs, value: amountIn(amount, statistic), count: total };
}

function amountIn({ matched, total, seconds }: Amount, statistic: PanelStatistic): number | null {
  if (statistic === "count") return matched;
  if (statistic === "rate") return seconds > 0 ? matched / seconds : null;
  return total > 0 ? matched / total : null;
}

function add(sum: Amount, amount: Amount): Amount {
  return {
    ...sum,
    matched: sum.matched + amount.matched,
    total: sum.total + amount.total,
    seconds: sum.seconds + amount.seconds,
  };
}
