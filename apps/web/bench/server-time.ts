import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "@xrpl-probe/db";
import { startDashboard } from "../src/testing/start-dashboard.ts";
import { buildBigDatabase, buildSmallDatabase } from "./build-database.ts";
import { type Question, questionsOf } from "./questions.ts";

/**
 * Server time of every page, from request to last byte over loopback: the first answer of a server that has just started,
 * the first after a commit, which makes anew what was remembered, then those that follow. Target: 100 ms.
 *
 * Without a flag twelve one-hour runs of six versions. `--big PATH`: 200 one-hour runs and one of 24 h, made there unless
 * the file exists (half an hour, 2.4 GB). `--db PATH`: a database that is there. `--only TEXT`: pages whose address has it.
 */
const WARM_UP = 10;
const ROUNDS = 15;
const COMMITS = 3;

async function main(): Promise<void> {
  const {
    big,
    db,
    only = "",
  } = parseArgs({
    options: { big: { type: "string" }, db: { type: "string" }, only: { type: "string" } },
  }).values;
  const directory = mkdtempSync(join(tmpdir(), "server-time-"));
  try {
    const databasePath = db ?? big ?? join(directory, "probes.db");
    if (db === undefined && !existsSync(databasePath))
      (big === undefined ? buildSmallDatabase : buildBigDatabase)(databasePath);
    const questions = readQuestions(databasePath).filter(({ name }) => name.includes(only));
    console.log(`${"".padEnd(72)}   first  commit  median   worst`);
    for (const question of questions) {
      const times = await measure(databasePath, question);
      console.log(`${question.name.padEnd(72)} ${times.map((ms) => `${ms.toFixed(0)} ms`.padStart(7)).join(" ")}`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readQuestions(databasePath: string): Question[] {
  using db = openDatabase(databasePath, { readonly: true });
  return questionsOf(db);
}

/** First of a fresh server, median first after a commit, median and worst of the others. */
async function measure(databasePath: string, { path }: Question): Promise<number[]> {
  await using dashboard = await startDashboard({ databasePath });
  let round = 0;
  const ask = async () => {
    const startedMs = performance.now();
    const response = await fetch(dashboard.origin + path(round++));
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path(round - 1)} answers ${response.status}`);
    return performance.now() - startedMs;
  };
  const first = await ask();
  for (let i = 0; i < WARM_UP; i++) await ask();
  const afterCommit: number[] = [];
  for (let i = 0; i < COMMITS; i++) {
    commit(databasePath);
    afterCommit.push(await ask());
  }
  const others: number[] = [];
  for (let i = 0; i < ROUNDS; i++) others.push(await ask());
  return [first, medianOf(afterCommit), medianOf(others), Math.max(...others)];
}

/** Two commits that leave everything as it was: SQLite writes nothing where nothing changes. */
function commit(databasePath: string): void {
  using db = openDatabase(databasePath);
  for (const by of [1, -1])
    db.$client.exec(`update runs set heartbeat_ms = heartbeat_ms + ${by} where key = (select max(key) from runs)`);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
