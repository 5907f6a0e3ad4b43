import type { Database } from "../database.ts";
import { ABSENT, type Level, levelNumber, MERGED_LEVELS } from "../schema/columns.ts";
import { statementOf } from "../statement.ts";
import type { ApplyFilter } from "./apply-filter.ts";
import { applySeqs, type SeqRange } from "./apply-seqs.ts";
import { sliceSeqs } from "./slice-seqs.ts";

/** A slice of a run, at any level, and what its cells tell of the applies in it before one of them is read. */
export interface Stretch {
  readonly runKey: number;
  readonly level: Level;
  readonly startNs: number;
  readonly endNs: number;
  /** Its rows are within these. */
  readonly seqs: SeqRange;
  /** About so many, of every type and code. */
  readonly rows: number;
  /** Less than 1 where only some applies have a row. */
  readonly rowsPerApply: number;
  /** Of the applies that the filter's type and code let through; the greatest is -1 where there are none. */
  readonly minNs: number;
  readonly maxNs: number;
}

interface StretchRow {
  readonly startNs: number;
  readonly endNs: number;
  readonly applies: number;
  readonly minNs: number | null;
  readonly maxNs: number | null;
}

/** Applies are the spans of this probe. */
const APPLY_PROBE = "transactor";

const COARSEST_FIRST: readonly Level[] = [...[...MERGED_LEVELS].reverse(), "native"];

const ALWAYS = { startNs: Number.MIN_SAFE_INTEGER, endNs: Number.MAX_SAFE_INTEGER };

export interface StretchReader {
  /**
   * The whole run; null where only the rows can tell what is in it: its applies have no cells, or it was imported, whose
   * times are whole seconds and whose rows stand on the borders of slices.
   */
  readonly wholeRun: (runKey: number, seqs: SeqRange) => Stretch | null;
  /** The slices of the next finer level in a stretch. Slices nest: those wholly inside are those of the stretch. */
  readonly finer: (stretch: Stretch) => Stretch[];
}

/** One for all the stretches of a search. */
export function stretchReader(db: Database, filter: ApplyFilter): StretchReader {
  const lets = strataLetThrough(filter);
  const statement = statementOf<number[], StretchRow>(
    db,
    `select s.start_ns as startNs, s.end_ns as endNs, sum(c.count) as applies,
       min(case when ${lets.sql} then coalesce(c.min_ns, 0) end) as minNs,
       max(case when ${lets.sql} then coalesce(c.max_ns, ${Number.MAX_SAFE_INTEGER}) end) as maxNs
     from slices s join cells c on c.run_key = s.run_key and c.level = s.level and c.seq = s.seq
     join probes p on p.run_key = c.run_key and p.idx = c.probe and p.name = '${APPLY_PROBE}'
     where s.run_key = ? and s.level = ? and s.seq >= ? and s.seq < ?
     group by s.seq`,
  );
  const sourceOf = statementOf<[number], string>(db, "select source from runs where key = ?").pluck();
  const seqsBetween = sliceSeqs(db);
  const read = (asked: Pick<Stretch, "runKey" | "level" | "startNs" | "endNs">): StretchRow[] => {
    const { runKey, level, startNs, endNs } = asked;
    const [fromSeq, toSeq] = seqsBetween(runKey, level, startNs, endNs);
    return statement.all(...lets.values, ...lets.values, runKey, levelNumber(level), fromSeq, toSeq);
  };
  const bounds = ({ startNs, endNs, minNs, maxNs }: StretchRow) => {
    return { startNs, endNs, minNs: minNs ?? 0, maxNs: maxNs ?? -1 };
  };
  return {
    wholeRun: (runKey, seqs) => {
      if (sourceOf.get(runKey) === "import") return null;
      const [row] = read({ runKey, level: "run", ...ALWAYS });
      if (row === undefined) return null;
      const { fromSeq, toSeq } = applySeqs(db, { runKey });
      const rows = toSeq - fromSeq;
      return { runKey, level: "run", seqs, rows, rowsPerApply: rows / row.applies, ...bounds(row) };
    },
    finer: (stretch) => {
      const { runKey, seqs, rowsPerApply } = stretch;
      const level = COARSEST_FIRST[COARSEST_FIRST.indexOf(stretch.level) + 1];
      if (level === undefined) return [];
      return read({ ...stretch, level }).map((row) => {
        return { runKey, level, seqs, rows: row.applies * rowsPerApply, rowsPerApply, ...bounds(row) };
      });
    },
  };
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
