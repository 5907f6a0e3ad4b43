import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { loadRuns, reindex } from "@xrpl-probe/report";
import { startDashboard } from "../src/testing/start-dashboard.ts";

/**
 * Server time of each page, from request to last byte over loopback, with twelve one-hour runs of six versions stored.
 * Target: 100 ms. The first answer after a commit compares anew; later ones remember it.
 */
const RUNS = 12;
const WARM_UP = 5;
const ROUNDS = 20;

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "server-time-"));
  try {
    const databasePath = join(directory, "probes.db");
    fixtureDatabase(databasePath, {
      runs: Array.from({ length: RUNS }, (_, at) => ({
        tag: `1.4.0-b${1 + Math.floor(at / 2)}`,
        seconds: 3600,
        seed: at + 1,
        applies: false,
      })),
    });
    using db = openDatabase(databasePath);
    reindex(db, { nowMs: Date.now() });
    const run = loadRuns(db, { nowMs: Date.now() })[0]?.ref;
    await using dashboard = await startDashboard({ databasePath });
    const compare = "/compare?base=1.4.0-b5&head=1.4.0-b6";
    const pages = ["/", "/runs", `/runs/${run}`, `/runs/${run}?type=Payment`, compare, `${compare}&type=OfferCreate`];
    for (const path of [...pages, "/trends", `/api/v1${compare}`]) {
      const first = performance.now();
      await (await fetch(dashboard.origin + path)).arrayBuffer();
      const firstMs = performance.now() - first;
      const times: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const startedMs = performance.now();
        await (await fetch(dashboard.origin + path)).arrayBuffer();
        if (round >= WARM_UP) times.push(performance.now() - startedMs);
      }
      times.sort((a, b) => a - b);
      const [median, worst] = [times[ROUNDS / 2] ?? 0, times.at(-1) ?? 0];
      console.log(
        `${path.padEnd(58)} first ${firstMs.toFixed(0).padStart(4)} ms, median ${median.toFixed(0).padStart(4)} ms, worst ${worst.toFixed(0)} ms`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
