import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { PLACES } from "../components/shortcuts/shortcut-list.ts";
import { type Browse, browse } from "../testing/browse.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");

describe.skipIf(noBrowser !== null)("the keyboard", () => {
  const directory = mkdtempSync(join(tmpdir(), "keys-"));
  const databasePath = join(directory, "probes.db");
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;

  beforeAll(async () => {
    const run = { seconds: 30, appliesPerS: 200 };
    fixtureDatabase(databasePath, {
      runs: [
        { ...run, tag: "1.4.0-b4", seed: 1 },
        { ...run, tag: "1.4.0-b5", seed: 2 },
        { ...run, tag: "1.4.0-b6", seed: 3 },
      ],
    });
    dashboard = await startDashboard({ databasePath });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A page that listens: the header hydrates before the table whose keys are tried. */
  async function open(path: string): Promise<void> {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect
      .poll(async () => {
        await page.keyboard.press("?");
        return page.getByRole("dialog").count();
      })
      .toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.querySelector("dialog") === null)).toBe(true);
  }

  it("shows its keys, those of the page first, and gives the focus back", async () => {
    await open("/runs");
    await page.getByRole("link", { name: "Compare", exact: true }).focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    const text = await dialog.innerText();
    expect(text.indexOf("select the run")).toBeGreaterThan(0);
    const groups = await dialog.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(new Set(groups).size).toBe(groups.length);
    expect(text.indexOf("select the run")).toBeLessThan(text.indexOf("swap the sides"));
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Compare");
  });

  it("goes to every page", async () => {
    await open("/runs");
    for (const [key, { href }] of Object.entries(PLACES)) {
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await expect.poll(() => new URL(page.url()).pathname).toBe(href);
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    }
  });

  it("means letters while somebody types", async () => {
    await open("/runs");
    await page.keyboard.press("/");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.keyboard.type("gt?x");
    expect(await page.getByLabel("Search runs").inputValue()).toBe("gt?x");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe("/runs");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("walks through the runs, selects, opens and compares", async () => {
    await open("/runs");
    const focused = () => page.evaluate(() => Number(document.activeElement?.closest("tr")?.ariaRowIndex) - 1);
    await page.keyboard.press("j");
    expect(await focused()).toBe(1);
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focused()).toBe(2);
    await page.keyboard.press("x");
    await page.getByRole("link", { name: "Compare 2 runs" }).waitFor();
    await page.keyboard.press("c");
    await page.waitForURL(/\/compare\?base=.*head=/);
    await open("/runs");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
    await page.getByRole("toolbar", { name: "Filters" }).waitFor();
    await page.keyboard.press("l");
    await expect.poll(() => page.url()).toContain("scale=linear");
  });

  it("jumps over the header to the content", async () => {
    await page.goto("/runs");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the content" });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  it("does without errors on the console", () => {
    expect(browser.troubles).toEqual([]);
  });
});
