import { type ApplyFilter, applyFields, assembleRange, type Database, type FieldCounts } from "@xrpl-probe/db";
import { rebin } from "@xrpl-probe/stats";
import { codeLabel, typeName } from "@xrpl-probe/xrpl";
import type { ProbeOfSide } from "../panels/panel-side.ts";
import { forgetful, type Remember } from "../remember.ts";
import { explain, type ValueCount } from "./explain.ts";
import type { Explanation } from "./transactions-report.ts";

/** A part of the heat map. */
export interface Box {
  readonly fromNs: number;
  readonly toNs: number;
  readonly minNs: number;
  readonly maxNs: number;
}

interface Counted {
  readonly type: number | null;
  readonly code: number | null;
  readonly attempt: number | null;
  readonly caller: string | null;
  readonly count: number;
}

/**
 * What sets the spans in the box apart from all others. Rows tell of every field; without rows (or of another probe than
 * that which applies) the cells tell of types and codes, to a bucket's width. Probes are always told apart by cells.
 * The whole is the same for every box: it is `remember`ed.
 */
export function explainBox(
  db: Database,
  of: ProbeOfSide,
  asked: { readonly box: Box; readonly filter: ApplyFilter; readonly rows: boolean },
  remember: Remember = forgetful,
): Explanation {
  const { box, filter } = asked;
  const { inside, outside, sampled } = asked.rows
    ? fromRows(db, of, box, filter, remember)
    : fromCells(db, of, box, filter);
  const counts = (nameOf: (counted: Counted) => Omit<ValueCount, "inside" | "outside">) =>
    tally(inside, outside, nameOf);
  return {
    inside: total(inside),
    outside: total(outside),
    sampled,
    fields: explain([
      { field: "type", counts: counts(({ type }) => named(type, typeName)) },
      { field: "code", counts: counts(({ code }) => named(code, (number) => codeLabel(number, of.version))) },
      { field: "attempt", counts: counts(({ attempt }) => named(attempt, String)) },
      { field: "caller", counts: counts(({ caller }) => named(caller, String)) },
      { field: "probe", counts: probeCounts(db, of, box) },
    ]),
  };
}

const UNKNOWN = { value: null, label: "not known" } as const;

function named<Value>(value: Value | null, nameOf: (value: Value) => string) {
  if (value === null) return UNKNOWN;
  const label = nameOf(value);
  return { value: label, label };
}

function tally(
  inside: readonly Counted[],
  outside: readonly Counted[],
  nameOf: (counted: Counted) => Omit<ValueCount, "inside" | "outside">,
): ValueCount[] {
  const values = new Map<string, ValueCount>();
  const add = (counted: Counted, side: "inside" | "outside") => {
    const name = nameOf(counted);
    const known = values.get(name.label) ?? { ...name, inside: 0, outside: 0 };
    values.set(name.label, { ...known, [side]: known[side] + counted.count });
  };
  for (const counted of inside) add(counted, "inside");
  for (const counted of outside) add(counted, "outside");
  return [...values.values()].filter((value) => value.inside + value.outside > 0.5);
}

/** Rows that are counted inside and in the whole, over all runs; more are sampled. */
const MOST_READ = 20_000;

interface Sides {
  readonly inside: readonly Counted[];
  readonly outside: readonly Counted[];
  readonly sampled: boolean;
}

/** Outside is the whole without the inside; where rows were sampled, both are scaled to all rows. */
function fromRows(db: Database, of: ProbeOfSide, box: Box, filter: ApplyFilter, remember: Remember): Sides {
  const mostRead = Math.ceil(MOST_READ / of.runs.length);
  const parts = of.runs.map(({ key: runKey }) => {
    const whole = { ...filter, runKey, mostRead };
    return {
      inside: applyFields(db, { ...whole, ...box }),
      whole: remember(`fields of rows ${JSON.stringify(whole)}`, () => applyFields(db, whole)),
    };
  });
  const inside = parts.flatMap((part) => scaled(part.inside));
  const whole = parts.flatMap((part) => scaled(part.whole));
  return {
    inside,
    outside: without(whole, inside),
    sampled: parts.some((part) => part.inside.per > 1 || part.whole.per > 1),
  };
}

function scaled({ counts, per }: FieldCounts): Counted[] {
  return counts.map((row) => ({ ...row, count: row.count * per }));
}

function fromCells(db: Database, of: ProbeOfSide, box: Box, filter: ApplyFilter): Sides {
  const matches = ({ type, code }: { type: number | null; code: number | null }) =>
    (filter.type === undefined || type === filter.type) &&
    (filter.code === undefined || (filter.code === "failed" ? code !== 0 : code === filter.code));
  const unknown = { attempt: null, caller: null };
  const inside = of.runs
    .flatMap(({ key: runKey }) => assembleRange(db, { ...box, runKey, probe: of.probe }))
    .filter(matches)
    .map(({ type, code, histogram }) => {
      const [count = 0] = rebin(histogram, [box.minNs, box.maxNs]);
      return { type, code, count, ...unknown };
    });
  const whole = of.perRun
    .flat()
    .filter(matches)
    .map(({ type, code, histogram }) => ({ type, code, count: histogram.count, ...unknown }));
  return { inside, outside: without(whole, inside), sampled: false };
}

function without(whole: readonly Counted[], inside: readonly Counted[]): Counted[] {
  const name = ({ type, code, attempt, caller }: Counted) => [type, code, attempt, caller].join("/");
  const left = new Map<string, Counted>();
  for (const counted of whole) {
    const known = left.get(name(counted));
    left.set(name(counted), { ...counted, count: counted.count + (known?.count ?? 0) });
  }
  for (const counted of inside) {
    const known = left.get(name(counted));
    if (known !== undefined) left.set(name(counted), { ...known, count: Math.max(0, known.count - counted.count) });
  }
  return [...left.values()];
}

/** Spans of every probe of the runs, in the box and outside. */
function probeCounts(db: Database, of: ProbeOfSide, box: Box): ValueCount[] {
  // a single one tells nothing apart
  if (of.probes.length < 2) return [];
  const whole = new Map(of.probes.map(({ name, count }) => [name, count]));
  const inside = new Map<string, number>();
  for (const { key: runKey } of of.runs)
    for (const { probe, histogram } of assembleRange(db, { ...box, runKey }))
      inside.set(probe, (inside.get(probe) ?? 0) + (rebin(histogram, [box.minNs, box.maxNs])[0] ?? 0));
  return [...whole].map(([probe, count]) => {
    const counted = inside.get(probe) ?? 0;
    return { value: probe, label: probe, inside: counted, outside: Math.max(0, count - counted) };
  });
}

function total(counts: readonly Counted[]): number {
  return Math.round(counts.reduce((sum, { count }) => sum + count, 0));
}
