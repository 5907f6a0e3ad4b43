import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, describe, expect, inject, it } from "vitest";
import { browse } from "../testing/browse.ts";
import { addOddRuns } from "../testing/odd-runs.ts";
import { startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const PAGES = ["/", "/runs", "/compare", "/trends", "/transactions", "/report"];

/** What is not as usual is said in plain words, with what to do. */
describe.skipIf(noBrowser !== null)("a page says plainly", () => {
  const directory = mkdtempSync(join(tmpdir(), "states-"));
  const path = (name: string) => join(directory, name);

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function texts(databasePath: string, addresses: readonly string[]): Promise<string[]> {
    await using dashboard = await startDashboard({ databasePath });
    await using browser = await browse({ origin: dashboard.origin });
    const said: string[] = [];
    for (const address of addresses) {
      await browser.page.goto(address);
      await browser.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      said.push((await browser.page.locator("body").innerText()).replaceAll(/\s+/g, " "));
    }
    expect(browser.troubles).toEqual([]);
    return said;
  }

  it("that a newer program wrote the database, on every page", async () => {
    fixtureDatabase(path("newer.db"), { runs: [{ tag: "1.4.0-b4", seconds: 5, seed: 1 }] });
    const db = openDatabase(path("newer.db"));
    db.$client.pragma("user_version = 99");
    db.close();
    for (const text of await texts(path("newer.db"), PAGES)) {
      expect(text).toContain("newer.db");
      expect(text).toMatch(/: a newer xrpl-probe wrote it \(schema 99, this one knows up to \d+\)\./);
      expect(text).toMatch(/update xrpl-probe, or name another file with --db\./i);
    }
  });

  it("that nothing was recorded yet, and the command that records into this very database", async () => {
    openDatabase(path("empty.db")).close();
    for (const text of await texts(path("empty.db"), PAGES))
      expect(text).toContain(`xrpl-probe record --tag 1.4.0-b5 --duration 300 --db ${path("empty.db")}`);
  });

  it("that events were lost, that latencies are coarse, and that applies have no rows", async () => {
    const run = { seconds: 30, seed: 1 };
    fixtureDatabase(path("odd.db"), {
      runs: [
        { ...run, tag: "1.4.0-b4" },
        { ...run, tag: "rowless", applies: false },
      ],
    });
    addOddRuns(path("odd.db"));
    const db = openDatabase(path("odd.db"));
    const named = db.$client.prepare("select run_key from run_tags where tag = 'rowless'").pluck().get();
    db.$client.prepare("update runs set transactions_kept = 'none' where key = ?").run(named);
    db.close();
    const [lossy, imported, rowless, transactions] = await texts(path("odd.db"), [
      "/runs/lossy",
      "/runs/imported-1",
      "/runs/rowless",
      "/transactions?side=rowless",
    ]);
    expect(lossy).toMatch(/events lost\. 20\.00 % of what happened is missing, so comparisons leave this run out\./);
    expect(lossy).toContain("record again with fewer probes");
    expect(imported).toContain("Coarse latencies.");
    expect(imported).toContain("Imported buckets are too wide for a median over time");
    expect(imported).toContain("Imported buckets bound every percentile");
    expect(rowless).toContain("No rows of applies. It was recorded with --transactions none");
    expect(transactions).toContain("This run was recorded without rows of its applies.");
  });
});
