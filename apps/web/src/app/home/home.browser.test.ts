import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { compareSides, plain, reindex } from "@xrpl-probe/report";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "home-"));
const path = join(directory, "probes.db");
const SIDES = { base: "1.4.0-b4", head: "1.4.0-b5" };
let dashboard: Dashboard;

describe.skipIf(noBrowser !== null)("the first page in a browser", () => {
  beforeAll(async () => {
    const versions = ["1.3.0", "1.4.0-b4", "1.4.0-b5"];
    fixtureDatabase(path, {
      runs: versions.flatMap((tag, version) =>
        [0, 1].map((run) => ({
          tag,
          seconds: 30,
          seed: version * 2 + run + 1,
          applies: false,
          ...(version === 2 && { slow: { Payment: 1.4 } }),
        })),
      ),
    });
    using db = openDatabase(path);
    reindex(db, { nowMs: Date.now() });
    dashboard = await startDashboard({ databasePath: path });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = async (at: string, more: { width?: number; colorScheme?: "light" | "dark" } = {}) => {
    const opened = await browse({ origin: dashboard.origin, ...more });
    await opened.page.goto(at);
    await opened.page.waitForFunction(() => {
      const plots = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
      return plots.length > 0 && plots.every((plot) => plot.dataset.plot === "drawn");
    });
    return opened;
  };

  it("says whether the newest version is slower, with its worst distribution, above the fold", async () => {
    await using opened = await open("/");
    const { page, troubles } = opened;
    using db = openDatabase(path, { readonly: true });
    const { verdict } = compareSides(db, { ...SIDES, nowMs: Date.now() });
    const bare = (text: string) => text.replaceAll(/\s/g, "");
    expect(bare(await page.locator("h1").innerText())).toBe(bare(plain(verdict.finding)));
    expect(bare(await page.locator("main").innerText())).toContain("1.4.0-b5against1.4.0-b4");
    const below = await page
      .locator("[data-plot]")
      .first()
      .evaluate((plot) => plot.getBoundingClientRect().bottom);
    expect(below).toBeLessThan(900);
    expect(troubles).toEqual([]);
  });

  it("has a ladder of versions in their order; a cell leads to its comparison", async () => {
    await using opened = await open("/");
    const { page, troubles } = opened;
    const ladder = page.locator("section[aria-labelledby=ladder]");
    await ladder.waitFor();
    const heads = await ladder.locator("thead th").allInnerTexts();
    expect(heads.slice(1).map((head) => head.split("\n")[0])).toEqual(["1.3.0", "1.4.0-b4", "1.4.0-b5"]);
    const payment = ladder.locator("tbody tr", { hasText: "Payment" });
    expect(await payment.locator("td").last().locator("[data-sign]").getAttribute("data-sign")).toMatch(/slower$/);
    expect(await payment.locator("td").first().locator("a").count()).toBe(0);
    await payment.locator("td").last().locator("a").click();
    await page.waitForURL(/\/compare\?base=1\.4\.0-b4&head=1\.4\.0-b5&type=Payment&code=/);
    await page.waitForFunction(() => document.querySelector("#chosen h2")?.textContent?.startsWith("Payment "));
    expect(troubles).toEqual([]);
  });

  it("sets every version against the last release too", async () => {
    await using opened = await open("/");
    const { page, troubles } = opened;
    await page.getByRole("link", { name: "vs last release" }).click();
    await page.waitForURL(/against=release/);
    const cell = page.locator("section[aria-labelledby=ladder] tbody tr", { hasText: "Payment" }).locator("td").last();
    await expect.poll(() => cell.locator("a").getAttribute("href")).toContain("base=1.3.0&head=1.4.0-b5");
    expect(troubles).toEqual([]);
  });

  it("gives the command that records what is missing most, to copy", async () => {
    await using opened = await open("/");
    const { page } = opened;
    using db = openDatabase(path, { readonly: true });
    const { next } = compareSides(db, { ...SIDES, dbOption: path, nowMs: Date.now() });
    const command = next[0]?.command ?? "";
    expect(command).toContain(" record ");
    await page.getByRole("button", { name: "Record a run" }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toBe(command);
    await expect.poll(() => page.locator("main").innerText()).toContain(command);
  });

  it("fits on a phone in dark, with the newest version in sight", async () => {
    await using opened = await open("/", { width: 390, colorScheme: "dark" });
    const { page, troubles } = opened;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const newest = page.locator("section[aria-labelledby=ladder] thead th").last();
    const right = await newest.evaluate((cell) => cell.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(391);
    expect(troubles).toEqual([]);
  });
});
