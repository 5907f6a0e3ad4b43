import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HistogramBuilder } from "@xrpl-probe/stats";
import { Random } from "../src/fixture/random.ts";
import {
  addProbes,
  appendSlice,
  createRun,
  type Database,
  type NewApply,
  type NewSlice,
  openDatabase,
} from "../src/index.ts";

/**
 * Time to store slices of 1 s with 30 strata, beside inserting the same applies and nothing else, in the same run:
 * the ratio is what levels, cells and the index on transactions cost. After 60 slices, so that merged cells are full.
 */
const STRATA = 30;
const SLICES = 120;
const WARM = 60;
const RAW_TABLE =
  "create table raw (run, seq, tx_id, type, code, start_ns, duration_ns, thread, primary key (run, seq)) without rowid";

for (const appliesPerS of [2_000, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), "append-slice-"));
  try {
    const slices = makeSlices(appliesPerS);
    const own = measure(join(folder, "own.db"), slices, (db, runKey, slice) => appendSlice(db, runKey, slice));
    const raw = measure(join(folder, "raw.db"), slices, rawInsert);
    console.log(
      `${appliesPerS} applies/s, ${STRATA} strata: ${own.medianMs.toFixed(1)} ms a slice (p90 ${own.p90Ms.toFixed(1)}), ` +
        `raw inserts ${raw.medianMs.toFixed(1)} ms (p90 ${raw.p90Ms.toFixed(1)}), ratio ${(own.medianMs / raw.medianMs).toFixed(2)}, ` +
        `${(own.bytes / (SLICES * appliesPerS)).toFixed(0)} bytes an apply`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeSlices(appliesPerS: number): NewSlice[] {
  const random = new Random(1);
  const recent: Buffer[] = [];
  return Array.from({ length: SLICES }, (_, second) => {
    const builders = Array.from({ length: STRATA }, () => new HistogramBuilder());
    const applies: NewApply[] = Array.from({ length: appliesPerS }, (_, i) => {
      if (i % 5 < 2 || recent.length === 0) recent.push(random.bytes(32));
      if (recent.length > appliesPerS) recent.shift();
      const stratum = Math.floor(random.uniform() ** 2 * STRATA);
      const durationNs = Math.round(100_000 * Math.exp(0.7 * random.normal()));
      builders[stratum]?.add(durationNs);
      return {
        txId: recent[Math.floor(random.uniform() * recent.length)] ?? random.bytes(32),
        type: stratum % 6,
        code: stratum < 6 ? 0 : 100 + stratum,
        startNs: second * 1e9 + Math.round((i / appliesPerS) * 1e9),
        durationNs,
        thread: 43_107 + (i % 6),
        applied: null,
        caller: null,
        pass: null,
        attempt: null,
      };
    });
    const cells = builders.map((builder, stratum) => ({
      probe: 0,
      type: stratum % 6,
      code: stratum < 6 ? 0 : 100 + stratum,
      histogram: builder.histogram(),
    }));
    const [startNs, endNs] = [second * 1e9, (second + 1) * 1e9];
    return { startNs, endNs, wallOffsetNs: 0, lost: 0, unpaired: 0, cells, applies, nowMs: second * 1000 };
  });
}

type Store = (db: Database, runKey: number, slice: NewSlice) => void;

function measure(path: string, slices: readonly NewSlice[], store: Store) {
  const db = openDatabase(path);
  const run = createRun(db, { startedMs: 1_795_269_600_000, source: "synthetic" });
  addProbes(db, run.key, [{ idx: 0, name: "transactor", entries: [], exits: [], scheme: "log-linear-64" }]);
  if (store === rawInsert) db.$client.exec(RAW_TABLE);
  const times = slices.map((slice) => {
    const startedMs = performance.now();
    store(db, run.key, slice);
    return performance.now() - startedMs;
  });
  db.$client.pragma("wal_checkpoint(truncate)");
  db.close();
  const sorted = times.slice(WARM).sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.floor(p * sorted.length)] ?? Number.NaN;
  return { medianMs: at(0.5), p90Ms: at(0.9), bytes: statSync(path).size };
}

function rawInsert(db: Database, runKey: number, slice: NewSlice): void {
  const insert = db.$client.prepare("insert into raw values (?, ?, ?, ?, ?, ?, ?, ?)");
  const first = (slice.startNs / 1e9) * slice.applies.length;
  db.$client.transaction(() => {
    slice.applies.forEach((row, i) => {
      insert.run(runKey, first + i, row.txId, row.type, row.code, row.startNs, row.durationNs, row.thread);
    });
  })();
}
