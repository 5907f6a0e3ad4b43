import type { Database } from "../database.ts";
import { ABSENT, type Level, levelNumber, MERGED_LEVELS } from "../schema/columns.ts";
import type { ApplyFilter } from "./apply-filter.ts";
import type { SeqRange } from "./apply-seqs.ts";
import { firstAtLeast } from "./first-at-least.ts";

/** A slice of a run, at any level, and what its cells tell of the applies in it before one of them is read. */
export interface Stretch {
  readonly runKey: number;
  readonly level: Level;
  readonly startNs: number;
  readonly endNs: number;
  /** Its rows are within these. */
  readonly seqs: SeqRange;
  /** Applies of every type and code. */
  readonly count: number;
  /** Of those that the filter's type and code let through; the greatest is -1 where there are none. */
  readonly minNs: number;
  readonly maxNs: number;
}

type StretchRow = Pick<Stretch, "startNs" | "endNs" | "count"> & {
  readonly minNs: number | null;
  readonly maxNs: number | null;
};

/** Applies are the spans of this probe. */
const APPLY_PROBE = "transactor";

const COARSEST_FIRST: readonly Level[] = [...[...MERGED_LEVELS].reverse(), "native"];

/**
 * The whole run; null where only the rows can tell what is in it: its applies have no cells, or it was imported, whose
 * times are whole seconds and whose rows stand on the borders of slices.
 */
export function wholeRun(db: Database, runKey: number, seqs: SeqRange, filter: ApplyFilter): Stretch | null {
  const source = db.$client.prepare<[number], string>("select source from runs where key = ?").pluck().get(runKey);
  if (source === "import") return null;
  const always = { startNs: Number.MIN_SAFE_INTEGER, endNs: Number.MAX_SAFE_INTEGER };
  return read(db, { runKey, level: "run", seqs, ...always }, filter)[0] ?? null;
}

/** The slices of the next finer level in a stretch. Slices nest: those wholly inside are those of the stretch. */
export function finerStretches(db: Database, stretch: Stretch, filter: ApplyFilter): Stretch[] {
  const level = COARSEST_FIRST[COARSEST_FIRST.indexOf(stretch.level) + 1];
  return level === undefined ? [] : read(db, { ...stretch, level }, filter);
}

function read(db: Database, asked: Omit<Stretch, "count" | "minNs" | "maxNs">, filter: ApplyFilter): Stretch[] {
  const { runKey, level, startNs, endNs, seqs } = asked;
  const [fromSeq, toSeq] = sliceSeqs(db, runKey, level, startNs, endNs);
  const lets = strataLetThrough(filter);
  const rows = db.$client
    .prepare<number[], StretchRow>(
      `select s.start_ns as startNs, s.end_ns as endNs, sum(c.count) as count,
         min(case when ${lets.sql} then coalesce(c.min_ns, 0) end) as minNs,
         max(case when ${lets.sql} then coalesce(c.max_ns, ${Number.MAX_SAFE_INTEGER}) end) as maxNs
       from slices s join cells c on c.run_key = s.run_key and c.level = s.level and c.seq = s.seq
       join probes p on p.run_key = c.run_key and p.idx = c.probe and p.name = '${APPLY_PROBE}'
       where s.run_key = ? and s.level = ? and s.seq >= ? and s.seq < ?
       group by s.seq`,
    )
    .all(...lets.values, ...lets.values, runKey, levelNumber(level), fromSeq, toSeq);
  return rows.map((row) => ({ ...row, runKey, level, seqs, minNs: row.minNs ?? 0, maxNs: row.maxNs ?? -1 }));
}

/** The slices of a level that begin within a time: a day of seconds is too many to look at each. */
function sliceSeqs(db: Database, runKey: number, level: Level, fromNs: number, toNs: number): [number, number] {
  const at = [runKey, levelNumber(level)] as const;
  const last = db.$client
    .prepare<number[], number | null>("select max(seq) from slices where run_key = ? and level = ?")
    .pluck()
    .get(...at);
  const start = db.$client
    .prepare<number[], number>(
      "select start_ns from slices where run_key = ? and level = ? and seq >= ? order by seq limit 1",
    )
    .pluck();
  const startOf = (seq: number) => start.get(...at, seq) ?? Number.POSITIVE_INFINITY;
  const all = (last ?? -1) + 1;
  const first = firstAtLeast(0, all, fromNs, startOf);
  return [first, firstAtLeast(first, all, toNs, startOf)];
}

/** Cells that carry no type or code may hold any. */
function strataLetThrough({ type, code }: ApplyFilter): { readonly sql: string; readonly values: readonly number[] } {
  const parts = ["1"];
  const values: number[] = [];
  if (type !== undefined) {
    parts.push(`c.type in (?, ${ABSENT})`);
    values.push(type);
  }
  if (code !== undefined) {
    parts.push(code === "failed" ? "c.code <> ?" : `c.code in (?, ${ABSENT})`);
    values.push(code === "failed" ? 0 : code);
  }
  return { sql: parts.join(" and "), values };
}
