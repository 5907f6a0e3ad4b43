import type { Database } from "../database.ts";
import { TX_CHUNK_BITS, TX_PREFIX_BYTES } from "../schema/applies.ts";

/** Asks the index of every run's every chunk of 16,384 applies once (see `schema/applies.ts`). */
const FIND = `
  with recursive chunks (run_key, chunk) as (
    select key, (select max(seq) >> ${TX_CHUNK_BITS} from applies where run_key = runs.key) from runs
    union all
    select run_key, chunk - 1 from chunks where chunk > 0
  )
  select distinct hex(applies.tx_id)
  from chunks cross join applies indexed by applies_tx
    on applies.run_key = chunks.run_key and applies.tx_chunk = chunks.chunk
    and applies.tx_prefix >= ? and applies.tx_prefix <= ?
  where applies.tx_id >= ? and applies.tx_id <= ?
  order by applies.tx_id limit ?`;

const ID_DIGITS = 64;

/** Ids of the transactions, of any run, that begin with these hex digits, in capitals and in order. */
export function transactionsByPrefix(
  db: Database,
  { prefix, limit }: { readonly prefix: string; readonly limit: number },
): string[] {
  const [least, greatest] = ["0", "f"].map((digit) => Buffer.from(prefix.padEnd(ID_DIGITS, digit), "hex"));
  if (least === undefined || greatest === undefined) return [];
  const beginning = (id: Buffer) => id.subarray(0, TX_PREFIX_BYTES);
  return db.$client
    .prepare<(Buffer | number)[], string>(FIND)
    .pluck()
    .all(beginning(least), beginning(greatest), least, greatest, limit);
}
