import { and, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { TX_CHUNK_BITS, TX_PREFIX_BYTES } from "../schema/applies.ts";
import { applies } from "../schema/index.ts";
import { type Apply, applyColumns, applyOf } from "./apply-row.ts";

/** Asks the index of every run's every chunk of 16,384 applies once (see `schema/applies.ts`). */
const FIND = `
  with recursive chunks (run_key, chunk) as (
    select key, (select max(seq) >> ${TX_CHUNK_BITS} from applies where run_key = runs.key) from runs
    union all
    select run_key, chunk - 1 from chunks where chunk > 0
  )
  select applies.run_key as runKey, applies.seq
  from chunks cross join applies indexed by applies_tx
    on applies.run_key = chunks.run_key and applies.tx_chunk = chunks.chunk and applies.tx_prefix = ?
  where applies.tx_id = ?
  order by applies.run_key, applies.seq`;

/** Every apply of one transaction, across runs, by run and order. `txId`: 64 hex digits. */
export function appliesOfTransaction(db: Database, { txId }: { readonly txId: string }): Apply[] {
  const id = Buffer.from(txId, "hex");
  const find = db.$client.prepare<[Buffer, Buffer], { runKey: number; seq: number }>(FIND);
  return find.all(id.subarray(0, TX_PREFIX_BYTES), id).flatMap(({ runKey, seq }) => {
    const row = db
      .select(applyColumns)
      .from(applies)
      .where(and(eq(applies.runKey, runKey), eq(applies.seq, seq)))
      .get();
    return row === undefined ? [] : [applyOf(row)];
  });
}
