import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { loadRuns } from "@xrpl-probe/report";
import { startDashboard } from "../src/testing/start-dashboard.ts";

/** Server time of each page, from request to last byte over loopback, with ten one-hour runs stored. Target: 100 ms. */
const RUNS = 10;
const WARM_UP = 5;
const ROUNDS = 20;

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "server-time-"));
  try {
    const databasePath = join(directory, "probes.db");
    fixtureDatabase(databasePath, {
      runs: Array.from({ length: RUNS }, (_, at) => ({
        tag: `1.4.0-b${4 + (at % 2)}`,
        seconds: 3600,
        seed: at + 1,
        applies: false,
      })),
    });
    using db = openDatabase(databasePath, { readonly: true });
    const run = loadRuns(db, { nowMs: Date.now() })[0]?.ref;
    await using dashboard = await startDashboard({ databasePath });
    for (const path of ["/runs", `/runs/${run}`, `/runs/${run}?type=Payment`, "/compare?base=1.4.0-b4&head=1.4.0-b5"]) {
      const times: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const startedMs = performance.now();
        await (await fetch(dashboard.origin + path)).arrayBuffer();
        if (round >= WARM_UP) times.push(performance.now() - startedMs);
      }
      times.sort((a, b) => a - b);
      const [median, worst] = [times[ROUNDS / 2] ?? 0, times.at(-1) ?? 0];
      console.log(`${path.padEnd(44)} median ${median.toFixed(0).padStart(4)} ms, worst ${worst.toFixed(0)} ms`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
