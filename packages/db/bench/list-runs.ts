import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "../src/fixture/index.ts";
import { assembleRange, cellsOf, codeCountsOf, listRuns, openDatabase, slicesOf } from "../src/index.ts";

/** What pages ask, over 200 runs of one hour: beside reading the same cells' bytes with bare SQL, in the same run. */
const RUNS = 200;
const HOUR_S = 3600;
const ROUNDS = 41;

const folder = mkdtempSync(join(tmpdir(), "list-runs-"));
try {
  const path = join(folder, "runs.db");
  fixtureDatabase(path, { runs: [{ tag: "1.4.0-b4", seconds: HOUR_S, seed: 1, applies: false }] });
  multiply(path);
  console.log(`${RUNS} runs of one hour without applies: ${(statSync(path).size / 1e6).toFixed(0)} MB`);

  using db = openDatabase(path, { readonly: true });
  const runKeys = Array.from({ length: RUNS }, (_, i) => i + 1);
  const bare = db.$client.prepare("select * from cells where run_key in (select key from runs) and level = -1");
  const bareMs = medianMs(() => bare.all());
  const report = (what: string, act: () => unknown) => {
    const ms = medianMs(act);
    console.log(`${what.padEnd(44)} ${ms.toFixed(1).padStart(7)} ms   ${(ms / bareMs).toFixed(1).padStart(5)} x bare`);
  };
  console.log(`${"the runs' cells by bare SQL".padEnd(44)} ${bareMs.toFixed(1).padStart(7)} ms`);
  report("list of all runs", () => listRuns(db, { nowMs: 0 }));
  report("codes of all runs", () => codeCountsOf(db, { runKeys }));
  report("heat map of a run: 60 s, all strata", () => cellsOf(db, { runKeys: [100], level: 60, probe: "transactor" }));
  report("native cells of a run, one stratum", () =>
    cellsOf(db, { runKeys: [100], level: "native", type: 0, code: 128 }),
  );
  report("slices of a run", () => slicesOf(db, { runKey: 100, level: "native" }));
  report("a brushed range of 40 min", () => assembleRange(db, { runKey: 100, fromNs: 77e9, toNs: 2477e9 }));
} finally {
  rmSync(folder, { recursive: true });
}

/** Copies the first run: making up 200 would take minutes. */
function multiply(path: string): void {
  using db = openDatabase(path);
  const client = db.$client;
  client.transaction(() => {
    for (let key = 2; key <= RUNS; key++) {
      const id = `${String(key).padStart(8, "0")}-0000-7000-8000-000000000000`;
      client.exec(`create temp table copy as select * from runs where key = 1;
        update copy set key = ${key}, id = '${id}', started_ms = started_ms + ${key * HOUR_S * 1000};
        insert into runs select * from copy; drop table copy;
        insert into run_tags select ${key}, tag from run_tags where run_key = 1;`);
      for (const table of ["probes", "slices", "cells"]) {
        const columns = client
          .prepare(`select name from pragma_table_info('${table}') where name <> 'run_key'`)
          .pluck()
          .all()
          .join(", ");
        client.exec(
          `insert into ${table} (run_key, ${columns}) select ${key}, ${columns} from ${table} where run_key = 1`,
        );
      }
    }
  })();
  client.pragma("wal_checkpoint(truncate)");
}

function medianMs(act: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
