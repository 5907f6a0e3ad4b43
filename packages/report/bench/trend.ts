import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { trendOf } from "../src/index.ts";
import { indexRun } from "../src/verdict/index-run.ts";
import { copyRun } from "./copy-run.ts";
import { longRun } from "./long-run.ts";

/** The trend over 200 runs of 40 versions, beside reading the same stored levels by bare SQL in the same run. */
const VERSIONS = 40;
const RUNS = 200;
const STRATA = 30;
const ROUNDS = 21;
const HOUR_MS = 3_600_000;
const STARTED_MS = Date.UTC(2026, 10, 21);

const folder = mkdtempSync(join(tmpdir(), "trend-"));
try {
  const path = join(folder, "runs.db");
  build(path);
  using db = openDatabase(path, { readonly: true });
  const levels = db.$client.prepare("select * from run_stats");
  const [ms, floorMs] = [medianMs(() => trendOf(db, { nowMs: Date.UTC(2027, 0) })), medianMs(() => levels.all())];
  console.log(
    `trend of ${RUNS} runs, ${VERSIONS} versions, ${STRATA} strata: ${ms.toFixed(1)} ms (target 100)   ` +
      `bare SQL ${floorMs.toFixed(1)} ms, ratio ${(ms / floorMs).toFixed(1)}`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Copies of one run, their levels scattered by about 2 %, a step of 6 % half-way. */
function build(path: string): void {
  using db = openDatabase(path);
  const tag = (run: number) => `1.4.0-b${(run % VERSIONS) + 1}`;
  const first = longRun(db, { seconds: 300, strata: STRATA, tag: tag(0), startedMs: STARTED_MS });
  indexRun(db, { runKey: first });
  for (let run = 1; run < RUNS; run++) copyRun(db, first, { tag: tag(run), startedMs: STARTED_MS + run * HOUR_MS });
  db.$client.exec(`
    create temp table scale as select key as run_key,
      (1 + 0.04 * (((key * 7919) % 97) / 97.0 - 0.5)) * case when key % ${VERSIONS} > ${VERSIONS / 2} then 1.06 else 1 end as by
      from runs;
    update run_stats set (p50_ns, p90_ns, p99_ns, p999_ns, mean_ns) =
      (select p50_ns * by, p90_ns * by, p99_ns * by, p999_ns * by, mean_ns * by from scale where scale.run_key = run_stats.run_key);
    analyze`);
}

function medianMs(act: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
