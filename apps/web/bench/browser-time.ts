import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { browse } from "../src/testing/browse.ts";
import { startDashboard } from "../src/testing/start-dashboard.ts";
import { buildSmallDatabase } from "./build-database.ts";

/**
 * What a reader waits for, in Chromium: from the request to the first chart drawn, in a new profile and once its files are
 * kept (target 1.5 s), and frames a second while a comparison's charts are panned (target above 30; 60 is all there is).
 * `--db PATH`: a database that is there, with the tags `--base` and `--head`.
 */
const ROUNDS = 5;
const PAN_MS = 3000;

async function main(): Promise<void> {
  const { db, base, head } = parseArgs({
    options: {
      db: { type: "string" },
      base: { type: "string", default: "1.4.0-b5" },
      head: { type: "string", default: "1.4.0-b6" },
    },
  }).values;
  const directory = mkdtempSync(join(tmpdir(), "browser-time-"));
  try {
    const databasePath = db ?? join(directory, "probes.db");
    if (db === undefined) buildSmallDatabase(databasePath);
    await using dashboard = await startDashboard({ databasePath });
    const compare = `/compare?base=${base}&head=${head}`;
    console.log(`${"first chart drawn after".padEnd(60)}     new    kept`);
    for (const path of ["/", compare, `${compare}&tab=over-time`, "/trends", "/report", "/transactions"]) {
      const [first, later] = await timesOfFirstChart(dashboard.origin, path);
      console.log(`${path.padEnd(60)} ${inMs(first)} ${inMs(later)}`);
    }
    console.log(`\n${"frames a second while panning".padEnd(60)}`);
    for (const path of [compare, `${compare}&tab=over-time`, "/report"])
      console.log(`${path.padEnd(60)} ${(await framesWhilePanning(dashboard.origin, path)).toFixed(0).padStart(7)}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Medians, in milliseconds: in a new profile, and in one that opened the page before. */
async function timesOfFirstChart(origin: string, path: string): Promise<[number, number]> {
  const times: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await using browser = await browse({ origin });
    const open = async () => {
      await browser.page.goto("about:blank");
      await browser.page.goto(path);
      await browser.page.waitForFunction(() => document.querySelector("[data-plot=drawn]") !== null);
      return browser.page.evaluate(() => performance.now());
    };
    times.push([await open(), await open()]);
  }
  return [medianOf(times.map(([first]) => first)), medianOf(times.map(([, later]) => later))];
}

/** Drags the page's first chart to and fro by its plot area. */
async function framesWhilePanning(origin: string, path: string): Promise<number> {
  await using browser = await browse({ origin });
  const { page } = browser;
  await page.goto(path);
  await page.waitForFunction(
    () => document.querySelector("[data-plot=drawn]") !== null && !document.querySelector("[data-plot=loading]"),
  );
  await page.locator("[data-plot=drawn]").first().hover();
  await page.locator('.modebar-btn[data-title="Pan"]').first().click();
  const box = await page.locator(".nsewdrag").first().boundingBox();
  if (box === null) throw new Error(`${path} has no chart to pan`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const counted = countFrames(page);
  const endMs = performance.now() + PAN_MS;
  for (let step = 0; performance.now() < endMs; step++)
    await page.mouse.move(x + (box.width / 4) * Math.sin(step / 10), y);
  const frames = await counted;
  await page.mouse.up();
  return frames;
}

function countFrames(page: Page): Promise<number> {
  return page.evaluate(async (forMs) => {
    const startedMs = performance.now();
    let frames = 0;
    for (; performance.now() - startedMs < forMs; frames++) await new Promise(requestAnimationFrame);
    return (frames / (performance.now() - startedMs)) * 1000;
  }, PAN_MS);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const inMs = (ms: number) => `${ms.toFixed(0)} ms`.padStart(7);

await main();
