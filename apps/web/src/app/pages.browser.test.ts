import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { reindex } from "@xrpl-probe/report";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { seriousFindings } from "../testing/axe.ts";
import { browse } from "../testing/browse.ts";
import { layoutShift, watchLayout } from "../testing/layout-shift.ts";
import { addOddRuns } from "../testing/odd-runs.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

/** What web.dev calls good. */
const MAX_LAYOUT_SHIFT = 0.1;

const noBrowser = inject("noBrowser");

describe.skipIf(noBrowser !== null)("every page", () => {
  const directory = mkdtempSync(join(tmpdir(), "pages-"));
  const databasePath = join(directory, "probes.db");
  let dashboard: Dashboard;
  let paths: string[];

  beforeAll(async () => {
    const run = { seconds: 30, appliesPerS: 300 };
    const [made] = fixtureDatabase(databasePath, {
      runs: [
        { ...run, tag: "1.4.0-b4", seed: 1 },
        { ...run, tag: "1.4.0-b4", seed: 2 },
        { ...run, tag: "1.4.0-b5", seed: 3, slow: { Payment: 1.25 } },
        { ...run, tag: "1.4.0-b5", seed: 4, slow: { Payment: 1.25 } },
        { ...run, tag: "1.4.0-b6", seed: 5, unfinished: true, startedMs: Date.now() - 30_000 },
      ],
    });
    addOddRuns(databasePath);
    using db = openDatabase(databasePath);
    reindex(db, { nowMs: Date.now() });
    const transaction = db.$client.prepare<[], string>("select lower(hex(tx_id)) from applies limit 1").pluck().get();
    dashboard = await startDashboard({ databasePath, environment: { XRPL_PROBE_ALLOW_EDIT: "1" } });
    paths = [
      ...["/", "/runs", `/runs/${made?.id}`, "/runs/imported-1", "/runs/lossy", "/runs/ffffffff"],
      ...[
        "/compare",
        "/compare?base=1.4.0-b4&head=1.4.0-b5",
        "/compare?base=1.4.0-b4&head=1.4.0-b5&tab=over-time&from=5000",
        "/compare?base=1.4.0-b4&head=1.4.0-b5&tab=transactions",
        ...["/trends", "/trends?view=shapes"],
        "/transactions",
        `/transactions/${transaction}`,
      ],
      ...["/report", "/live", "/nowhere"],
    ];
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390])
      it(`has nothing serious for axe, fits, and stands still, ${colorScheme} and ${width} px wide`, async () => {
        await using browser = await browse({ origin: dashboard.origin, width, colorScheme });
        const { page } = browser;
        await watchLayout(page);
        const found: string[] = [];
        for (const path of paths) {
          await page.goto(path);
          await page.waitForFunction(
            () => document.querySelector('[aria-busy="true"], [data-plot="loading"]') === null,
          );
          for (const finding of await seriousFindings(page)) found.push(`${path} ${finding}`);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wider > 0) found.push(`${path} is ${wider} px wider than the screen`);
          const shift = await layoutShift(page);
          if (shift > MAX_LAYOUT_SHIFT) found.push(`${path} moves by ${shift.toFixed(2)} while it loads`);
        }
        expect(found).toEqual([]);
        expect(browser.troubles.filter((trouble) => !trouble.includes("404"))).toEqual([]);
      });
});
