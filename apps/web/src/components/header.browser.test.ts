import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../testing/browse.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const PAGES = ["Home", "Runs", "Compare", "Trends", "Transactions", "Report"];

describe.skipIf(noBrowser !== null)("the header", () => {
  const directory = mkdtempSync(join(tmpdir(), "header-"));
  const path = (name: string) => join(directory, name);
  let dashboard: Dashboard;
  let run: string;

  beforeAll(async () => {
    const runs = [{ tag: "1.4.0-b4", seconds: 20, seed: 1 }];
    run = fixtureDatabase(path("perf1-nightly.db"), { runs })[0]?.id ?? "";
    fixtureDatabase(path("two.db"), { runs });
    const databases = JSON.stringify([path("perf1-nightly.db"), path("two.db")]);
    dashboard = await startDashboard({
      databasePath: path("perf1-nightly.db"),
      environment: { XRPL_PROBE_DATABASES: databases },
    });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const width of [1440, 390])
    it(`shows every page and the database's name whole, ${width} px wide`, async () => {
      await using browser = await browse({ origin: dashboard.origin, width });
      const { page } = browser;
      await page.goto("/runs");
      for (const name of PAGES) {
        const box = await page.locator("header").getByRole("link", { name, exact: true }).boundingBox();
        expect(box?.x, name).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width);
        expect(box?.height, name).toBeGreaterThanOrEqual(32);
      }
      const shown = await page.getByText("perf1-nightly.db").evaluate((name) => name.scrollWidth - name.clientWidth);
      expect(shown).toBeLessThanOrEqual(0);
      await page.locator("header").getByRole("link", { name: "Transactions" }).click();
      await page.waitForURL(/\/transactions/);
      expect(browser.troubles).toEqual([]);
    });

  it("keeps what a visitor prefers: UTC with the local time under the pointer, one unit in tables", async () => {
    await using browser = await browse({ origin: dashboard.origin });
    const { page } = browser;
    await page.goto(`/runs/${run}`);
    const choose = async (name: string) => {
      await expect
        .poll(async () => {
          if ((await page.getByRole("menu").count()) === 0)
            await page.getByRole("button", { name: "Theme, clock and unit" }).click();
          return page.getByRole("menuitemradio", { name, exact: true }).count();
        })
        .toBe(1);
      await page.getByRole("menuitemradio", { name, exact: true }).click();
    };
    const heads = async () =>
      (await page.locator("main th").allInnerTexts()).filter((text) => /^(p50|p90|max), /.test(text));
    await choose("ms");
    await expect
      .poll(async () => new Set((await heads()).map((head) => head.split(/[, ]+/)[1])))
      .toEqual(new Set(["ms"]));
    await choose("UTC");
    const when = page.locator("time").first();
    await expect.poll(() => when.innerText()).toMatch(/ UTC$/);
    expect(await when.getAttribute("title")).toMatch(/ here$/);
    await page.reload();
    await expect.poll(() => when.innerText()).toMatch(/ UTC$/);
    await expect.poll(async () => (await heads())[0]).toMatch(/, ms/);
    await choose("Local time");
    await expect.poll(() => when.getAttribute("title")).toMatch(/ UTC$/);
    expect(browser.troubles).toEqual([]);
  });
});
