import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { compareSides } from "../src/index.ts";
import { indexRun } from "../src/verdict/index-run.ts";
import { copyRun } from "./copy-run.ts";
import { longRun } from "./long-run.ts";

/**
 * Two sides compared: from what was stored when their runs ended, and after a time range was brushed. Beside reading the
 * same rows by bare SQL in the same run: the ratio is what decoding and judging cost.
 */
const HOURS = 24;
const STRATA = 30;
const WARM_UP = 10;
const ROUNDS = 11;
const BETAS = 8;
const SHORT_RUNS = 20;
const HOUR_MS = 3_600_000;
const STARTED_MS = Date.UTC(2026, 10, 21);
const nowMs = Date.UTC(2027, 0, 1);

const folder = mkdtempSync(join(tmpdir(), "compare-"));
try {
  const path = join(folder, "runs.db");
  const madeMs = performance.now();
  build(path);
  console.log(
    `2 runs of ${HOURS} h (10 s slices, ${STRATA} strata), ${SHORT_RUNS} of 300 s over ${BETAS} betas, 100 of 300 s: ` +
      `${(statSync(path).size / 1e6).toFixed(0)} MB, made in ${((performance.now() - madeMs) / 1000).toFixed(0)} s`,
  );
  using db = openDatabase(path, { readonly: true });
  const day = { base: "2.0.0-b1", head: "2.0.0-b2", nowMs };
  const betas = { base: "1.4.0-b4", head: "1.4.0-b5", nowMs };
  const stored = bare(db, [1, 2], "level = -1");
  measure("2 runs of 24 h, whole", 50, () => compareSides(db, day), stored);
  for (const hours of [1, 6, 20]) {
    const range = { fromMs: HOUR_MS, toMs: (hours + 1) * HOUR_MS };
    const [from, to] = [360, 360 * (hours + 1)];
    const cells = bare(db, [1, 2], `level = 0 and seq >= ${from} and seq < ${to}`);
    measure(`2 runs of 24 h, ${hours} h brushed`, 200, () => compareSides(db, { ...day, range }), cells);
  }
  measure(
    "1.4.0-b4 against -b5 of 20 runs, 8 betas",
    50,
    () => compareSides(db, betas),
    bare(db, keysOf(db, betas), "level = -1"),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Two long runs, 20 short ones over 8 betas, and 100 of an unchanged build from which noise is learnt. */
function build(path: string): void {
  using db = openDatabase(path);
  const long = longRun(db, { seconds: HOURS * 3600, strata: STRATA, tag: "2.0.0-b1", startedMs: STARTED_MS });
  indexRun(db, { runKey: long });
  copyRun(db, long, { tag: "2.0.0-b2", startedMs: STARTED_MS + HOURS * HOUR_MS });
  const short = longRun(db, { seconds: 300, strata: STRATA, tag: "1.4.0-b1", startedMs: STARTED_MS - 1000 * HOUR_MS });
  indexRun(db, { runKey: short });
  for (let i = 1; i < SHORT_RUNS; i++) {
    copyRun(db, short, { tag: `1.4.0-b${(i % BETAS) + 1}`, startedMs: STARTED_MS - (1000 - i) * HOUR_MS });
  }
  for (let i = 0; i < 100; i++) {
    copyRun(db, short, { tag: "1.3.0", startedMs: STARTED_MS - (2000 - i) * HOUR_MS });
  }
  db.$client.exec("analyze");
  db.$client.pragma("wal_checkpoint(truncate)");
}

function keysOf(db: Database, { base, head }: { base: string; head: string }): number[] {
  return db.$client
    .prepare<[string, string], number>("select run_key from run_tags where tag in (?, ?)")
    .pluck()
    .all(base, head);
}

function bare(db: Database, keys: readonly number[], where: string): () => unknown {
  const cells = db.$client.prepare(`select * from cells where run_key in (${keys.join()}) and ${where}`);
  const stats = db.$client.prepare(`select * from run_stats where run_key in (${keys.join()})`);
  return () => [cells.all(), stats.all()];
}

function measure(what: string, targetMs: number, act: () => unknown, floor: () => unknown): void {
  const [ms, floorMs] = [medianMs(act), medianMs(floor)];
  console.log(
    `${what.padEnd(42)} ${ms.toFixed(1).padStart(7)} ms (target ${targetMs})   bare SQL ${floorMs.toFixed(1)} ms, ratio ${(ms / floorMs).toFixed(1)}`,
  );
}

/** A server has compared before: what the first calls take is the compiler's. */
function medianMs(act: () => unknown): number {
  for (let i = 0; i < WARM_UP; i++) act();
  const times = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
