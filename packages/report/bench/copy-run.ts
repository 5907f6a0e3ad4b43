import type { Database } from "@xrpl-probe/db";

const TABLES = ["probes", "slices", "cells", "run_stats", "run_codes"] as const;

/** A run once more under another tag and time: making one up takes longer than copying its rows. */
export function copyRun(
  { $client: client }: Database,
  from: number,
  { tag, startedMs }: { readonly tag: string; readonly startedMs: number },
): number {
  return client.transaction(() => {
    const key = client.prepare<[], number>("select max(key) + 1 from runs").pluck().get() ?? 1;
    const id = `${String(key).padStart(8, "0")}-0000-7000-8000-000000000000`;
    client.exec(`create temp table copy as select * from runs where key = ${from};
      update copy set key = ${key}, id = '${id}', ended_ms = ended_ms - started_ms + ${startedMs}, started_ms = ${startedMs};
      insert into runs select * from copy; drop table copy;
      insert into run_tags values (${key}, '${tag}');`);
    for (const table of TABLES) {
      const columns = client
        .prepare(`select name from pragma_table_info('${table}') where name <> 'run_key'`)
        .pluck()
        .all()
        .join(", ");
      client.exec(
        `insert into ${table} (run_key, ${columns}) select ${key}, ${columns} from ${table} where run_key = ${from}`,
      );
    }
    return key;
  })();
}
