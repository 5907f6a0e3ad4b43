import {
  type DurationUnit,
  formatChange,
  formatCount,
  formatElapsed,
  formatIn,
  formatLatencyIn,
  formatLength,
  formatPoints,
  formatRate,
  formatShare,
  formatSignificant,
  NOT_ENOUGH,
  unitFor,
} from "@xrpl-probe/report/format";
import type { Column, DataTable, Kind, Range, Value } from "./data-table.ts";
import { formatMoment } from "./format-moment.ts";

/** A table as text: one unit to a column of durations, named in its head. */
export interface ShownTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ShownValue[])[];
}

interface ShownValue {
  readonly text: string;
  /** For a pointer that rests on it; null where the text says all. */
  readonly exact: string | null;
}

/**
 * `unit`: the one that the reader prefers; null for that which suits the column.
 * @param most rows beyond these are left out
 */
export function shownTable({ columns, rows }: DataTable, unit: DurationUnit | null, most = Infinity): ShownTable {
  const units = columns.map(({ kind }, at) =>
    kind === "duration" || kind === "added" ? (unit ?? unitFor(rows.flatMap((row) => bounds(row[at])))) : null,
  );
  return {
    heads: columns.map(({ label }, at) => (units[at] === null ? label : `${label}, ${units[at]}`)),
    rows: rows.slice(0, most).map((row) =>
      columns.map((column, at) => ({
        text: shownValue(row[at] ?? null, column, units[at] ?? "ns"),
        exact: exactValue(row[at] ?? null, column),
      })),
    ),
  };
}

/** As a column of that kind prints it; `unit` is that of durations. */
function shownValue(value: Value, { kind }: Pick<Column, "kind">, unit: DurationUnit): string {
  if (value === null) return kind === "text" ? "" : NOT_ENOUGH;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  const write = kind === "duration" ? (ns: number) => formatIn(unit, ns) : kind === "added" ? added(unit) : WRITE[kind];
  if (typeof value === "number") return write(value);
  const [from, to] = value;
  if (kind === "duration" && from !== null && to !== null) return formatLatencyIn(unit, [from, to]);
  if (from === null) return to === null ? NOT_ENOUGH : `at most ${write(to)}`;
  if (to === null) return `at least ${write(from)}`;
  const last = write(to);
  return `${last.endsWith(PERCENT) ? write(from).replace(PERCENT, "") : write(from)} to ${last}`;
}

/** The whole number behind three digits. */
export function exactNs(latency: number | readonly [number, number]): string {
  const each = (typeof latency === "number" ? [latency] : latency).map((ns) => formatCount(ns));
  return `${each.join(" to ")}\u00a0ns`;
}

function exactValue(value: Value, { kind }: Column): string | null {
  if (kind !== "duration") return null;
  if (typeof value === "number") return exactNs(value);
  if (value === null || typeof value !== "object") return null;
  const [from, to] = value;
  return from === null || to === null ? null : exactNs([from, to]);
}

const PERCENT = "\u00a0%";

const added = (unit: DurationUnit) => (ns: number) =>
  `${ns > 0 ? "+" : ns < 0 ? "\u2212" : ""}${formatIn(unit, Math.abs(ns))}`;

const WRITE: Readonly<Record<Exclude<Kind, "duration" | "added">, (value: number) => string>> = {
  text: String,
  count: formatCount,
  elapsed: formatElapsed,
  moment: formatMoment,
  length: formatLength,
  share: (share) => formatShare(share),
  points: (difference) => formatPoints(difference),
  change: formatChange,
  size: (ratio) => formatChange(ratio).replace("+", ""),
  rate: formatRate,
  percentile: (p) => `p${Number((p * 100).toFixed(3))}`,
  number: (value) => (value >= 1000 ? formatCount(value) : formatSignificant(value)),
};

function bounds(value: Value | undefined): readonly (number | null)[] {
  if (typeof value === "number") return [Math.abs(value)];
  return isRange(value) ? value : [];
}

export function isRange(value: Value | undefined): value is Range {
  return typeof value === "object" && value !== null;
}
