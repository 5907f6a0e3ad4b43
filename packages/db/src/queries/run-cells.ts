import type { BucketScheme } from "@xrpl-probe/stats";
import { histogramOf } from "../cell-row.ts";
import type { Database } from "../database.ts";
import { ABSENT, absentAsNumber, type Level, levelNumber } from "../schema/columns.ts";
import { statementOf } from "../statement.ts";
import type { Cell } from "./cells.ts";

export interface RunCellsAsked {
  readonly runKey: number;
  readonly level: Level;
  /** Slices numbered so, both included; all if left out. */
  readonly fromSeq?: number | undefined;
  readonly toSeq?: number | undefined;
}

export interface CellsFilter {
  /** A probe's name. */
  readonly probe?: string | undefined;
  /** null asks for cells without a type. */
  readonly type?: number | null | undefined;
  readonly code?: number | null | undefined;
}

type Row = [
  seq: number,
  probeIdx: number,
  type: number,
  code: number,
  count: number,
  sumNs: number | null,
  minNs: number | null,
  maxNs: number | null,
  buckets: Uint8Array,
];

type ProbeRow = [idx: number, name: string, scheme: BucketScheme];

const PROBES = "select idx, name, scheme from probes where run_key = ?";

/** Slices whose cells are in memory at a time: a run of 24 h holds a hundred thousand cells. */
const CHUNK = 64;

/** Cells of one run by slice, probe, type and code. */
export function runCells(db: Database, { probe, type, code, ...asked }: RunCellsAsked & CellsFilter): Generator<Cell> {
  return cellReader(db, { probe, type, code })(asked);
}

/**
 * Reads cells of one run after the other, as they are taken. Bare SQL: a brushed hour is 10,000 of them, and drizzle takes as long again for
 * each; for the same reason the probes' names are not read with every cell.
 */
export function cellReader(
  db: Database,
  { probe, type, code }: CellsFilter,
): (asked: RunCellsAsked) => Generator<Cell> {
  const probes = statementOf<[number], ProbeRow>(db, PROBES).raw();
  const statement = statementOf<unknown[], Row>(
    db,
    `
      select seq, probe, type, code, count, sum_ns, min_ns, max_ns, buckets
      from cells
      where run_key = ? and level = ? and seq between ? and ?
        ${probe === undefined ? "" : "and probe in (select idx from probes where probes.run_key = cells.run_key and name = ?)"}
        ${type === undefined ? "" : "and type = ?"} ${code === undefined ? "" : "and code = ?"}
      order by seq, probe, type, code`,
  ).raw();
  const filters = [
    ...(probe === undefined ? [] : [probe]),
    ...(type === undefined ? [] : [absentAsNumber(type)]),
    ...(code === undefined ? [] : [absentAsNumber(code)]),
  ];
  const lastSeq = statementOf<number[], number | null>(
    db,
    "select max(seq) from cells where run_key = ? and level = ?",
  ).pluck();
  return function* ({ runKey, level, fromSeq = 0, toSeq = Number.MAX_SAFE_INTEGER }) {
    const known = new Map(probes.all(runKey).map(([idx, name, scheme]) => [idx, { name, scheme }]));
    const stored = levelNumber(level);
    const last = Math.min(toSeq, lastSeq.get(runKey, stored) ?? -1);
    for (let chunk = fromSeq; chunk <= last; chunk += CHUNK) {
      for (const row of statement.all(runKey, stored, chunk, Math.min(last, chunk + CHUNK - 1), ...filters)) {
        const [seq, probeIdx, type, code, count, sumNs, minNs, maxNs, buckets] = row;
        const of = known.get(probeIdx);
        if (of === undefined) continue;
        yield {
          runKey,
          level,
          seq,
          probe: of.name,
          probeIdx,
          type: type === ABSENT ? null : type,
          code: code === ABSENT ? null : code,
          histogram: histogramOf(of.scheme, { count, sumNs, minNs, maxNs, buckets }),
        };
      }
    }
  };
}
