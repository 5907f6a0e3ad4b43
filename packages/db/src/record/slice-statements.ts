import type { Statement } from "better-sqlite3";
import type { CellColumns } from "../cell-row.ts";
import type { Database } from "../database.ts";

/** What storing a slice runs, thousands of times a second: prepared once per handle, without drizzle's mapping. */
export interface SliceStatements {
  readonly run: Statement<[runKey: number], { startedMs: number; seq: number; applySeq: number }>;
  readonly insertSlice: Statement<number[]>;
  readonly insertApply: Statement<(number | Uint8Array | null)[]>;
  readonly insertCodeCount: Statement<number[]>;
  readonly readCell: Statement<number[], CellColumns>;
  readonly writeCell: Statement<(number | Uint8Array | null)[]>;
  readonly beat: Statement<[nowMs: number, runKey: number]>;
}

const prepared = new WeakMap<Database, SliceStatements>();

export function sliceStatements(db: Database): SliceStatements {
  const known = prepared.get(db);
  if (known !== undefined) return known;
  const statements = prepare(db.$client);
  prepared.set(db, statements);
  return statements;
}

function prepare(client: Database["$client"]): SliceStatements {
  return {
    run: client.prepare(`
      select started_ms as startedMs,
        coalesce((select max(seq) + 1 from slices where run_key = runs.key and level = 0), 0) as seq,
        coalesce((select max(seq) + 1 from applies where run_key = runs.key), 0) as applySeq
      from runs where key = ?`),
    insertSlice: client.prepare(`
      insert into slices (run_key, level, seq, start_ns, end_ns, wall_offset_ns, lost, unpaired)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do update set start_ns = min(start_ns, excluded.start_ns), end_ns = max(end_ns, excluded.end_ns),
        wall_offset_ns = excluded.wall_offset_ns, lost = lost + excluded.lost, unpaired = unpaired + excluded.unpaired`),
    insertApply: client.prepare(`
      insert into applies (run_key, seq, tx_id, type, code, start_ns, duration_ns, thread, applied, caller, pass, attempt)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertCodeCount: client.prepare(
      "insert into code_counts (run_key, seq, probe, code, count) values (?, ?, ?, ?, ?)",
    ),
    readCell: client.prepare(`
      select count, sum_ns as sumNs, min_ns as minNs, max_ns as maxNs, buckets from cells
      where run_key = ? and level = ? and seq = ? and probe = ? and type = ? and code = ?`),
    writeCell: client.prepare(`
      insert or replace into cells (run_key, level, seq, probe, type, code, count, sum_ns, min_ns, max_ns, buckets)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    beat: client.prepare("update runs set heartbeat_ms = ? where key = ?"),
  };
}
