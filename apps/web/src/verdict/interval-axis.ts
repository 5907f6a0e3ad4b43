import { linearTicks } from "../figures/axes.ts";

/** The part of a row that is drawn: changes as shares of 1, open ends null. */
export interface Interval {
  readonly change: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Changes from `from` to `to` lie over `widthPx`; all rows of a table share it. */
export interface IntervalAxis {
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
  readonly ticks: readonly number[];
}

/** At least this far on both sides, so that noise looks small. */
const LEAST = 0.1;
/** A single wide interval must not press the others together: it is cut at this multiple of the largest change. */
const MOST_OVER_CHANGE = 2;

/** `+20` and what parts it from its neighbour. */
const PX_PER_TICK = 31;

/** One axis for all rows, from the changes and as much of their intervals as has room. */
export function intervalAxis(rows: readonly Interval[], widthPx: number): IntervalAxis {
  const reach = (sign: 1 | -1) => {
    const changes = rows.map(({ change }) => Math.max(0, sign * (change ?? 0)));
    const ends = rows.map(({ lo, hi }) => Math.max(0, sign * ((sign === 1 ? hi : lo) ?? 0)));
    const farthest = Math.max(LEAST, ...changes);
    return Math.min(Math.max(farthest, ...ends), farthest * MOST_OVER_CHANGE) * 1.08;
  };
  const [from, to] = [-reach(-1), reach(1)];
  return { from, to, widthPx, ticks: linearTicks(from, to, Math.max(2, widthPx / PX_PER_TICK)) };
}

/** px from the left, held inside of the axis. */
export function placeOn({ from, to, widthPx }: IntervalAxis, change: number): number {
  const held = Math.min(to, Math.max(from, change));
  return Number((((held - from) / (to - from)) * widthPx).toFixed(1));
}
