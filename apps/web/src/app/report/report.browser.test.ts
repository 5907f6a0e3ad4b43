import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { formatLatency, loadPanel } from "@xrpl-probe/report";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { addOddRuns } from "../../testing/odd-runs.ts";
import { scriptSizes } from "../../testing/script-sizes.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "report-page-"));
const path = join(directory, "probes.db");
let dashboard: Dashboard;

describe.skipIf(noBrowser !== null)("the report in a browser", () => {
  beforeAll(async () => {
    fixtureDatabase(path, {
      runs: [
        { tag: "1.4.0-b4", seconds: 60, seed: 1, appliesPerS: 300, applies: false },
        { tag: "1.4.0-b5", seconds: 60, seed: 2, appliesPerS: 300, applies: false, slow: { Payment: 1.3 } },
      ],
    });
    addOddRuns(path);
    dashboard = await startDashboard({ databasePath: path });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const TWO = "?p1=1.4.0-b4~p90&p2=1.4.0-b5~p90";

  async function open(query: string, more: { width?: number; colorScheme?: "light" | "dark" } = {}) {
    const opened = await browse({ origin: dashboard.origin, ...more });
    await opened.page.goto(`/report${query}`);
    await drawn(opened.page);
    return opened;
  }

  /** Drags over the first panel's time. */
  async function brush(page: Page, from: number, to: number) {
    const box = await page.locator("[data-plot] .nsewdrag").first().boundingBox();
    if (box === null) throw new Error("the panel is not drawn");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + from * box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + to * box.width, y, { steps: 6 });
    await page.mouse.up();
  }

  const title = (page: Page, at: number) => page.locator("figure h3").nth(at).innerText();
  const bare = (text: string) => text.replaceAll(/\s/g, " ");

  it("draws two panels whose numbers are those of the report, and says how they differ", async () => {
    await using opened = await open(TWO);
    const { page, troubles } = opened;
    using db = openDatabase(path, { readonly: true });
    const panel = loadPanel(db, { side: "1.4.0-b5", statistic: "p90", nowMs: Date.now() });
    expect(bare(await title(page, 1))).toBe(bare(`p90 is ${formatLatency(panel.whole.value)}`));
    const text = await page.locator("main").innerText();
    expect(text).toMatch(/Panel 2 against panel 1: p90 [+−][\d.]+\s%/);
    expect(await page.getByRole("link", { name: /^Compare 1\.4\.0-b4.* with 1\.4\.0-b5/ }).count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it("brushes all panels by the mouse, keeps it in the address, and takes it back", async () => {
    await using opened = await open(TWO);
    const { page, troubles } = opened;
    await brush(page, 0.25, 0.5);
    await page.waitForURL(/from=\d+&to=\d+/);
    for (const at of [0, 1]) await expect.poll(() => title(page, at)).toMatch(/in the brushed time/);
    const { searchParams } = new URL(page.url());
    expect(Number(searchParams.get("from"))).toBeGreaterThan(10_000);
    expect(Number(searchParams.get("to"))).toBeLessThan(35_000);

    await using again = await open(new URL(page.url()).search);
    expect(await title(again.page, 0)).toBe(await title(page, 0));

    await page.keyboard.press("Escape");
    await expect.poll(() => title(page, 0)).not.toMatch(/brushed/);
    expect(troubles).toEqual([]);
  });

  it("is worked by keyboard alone: brush, statistic, scale, panels", async () => {
    await using opened = await open(TWO);
    const { page, troubles } = opened;
    await page.getByLabel("Brushed from").focus();
    await page.keyboard.type("0:10");
    await page.keyboard.press("Tab");
    await page.waitForURL(/from=10000&to=/);
    await page.getByLabel("Brushed to").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("0:30");
    await page.keyboard.press("Enter");
    await page.waitForURL(/from=10000&to=30000/);

    await page.getByLabel("Statistic").first().selectOption("share");
    await page.waitForURL(/p1=1\.4\.0-b4~share/);
    await expect.poll(() => title(page, 0)).toMatch(/% of spans fail/);
    await page.getByLabel("Code").first().selectOption("tecPATH_DRY");
    await expect.poll(() => title(page, 0)).toMatch(/end in tecPATH_DRY/);

    await page.locator("h1").click();
    await page.keyboard.press("l");
    await page.waitForURL(/scale=linear/);
    await page.getByLabel("Panels").selectOption("4");
    await expect.poll(() => page.locator("figure").count()).toBe(4);
    expect(new URL(page.url()).search.length).toBeLessThan(300);
    expect(troubles).toEqual([]);
  });

  it("links the time of its panels: a zoom of one zooms the other, unless it is switched off", async () => {
    await using opened = await open(`${TWO}&tool=zoom`);
    const { page } = opened;
    const lastTick = (at: number) => page.locator("[data-plot]").nth(at).locator(".xtick text").last().textContent();
    const before = await lastTick(1);
    await brush(page, 0.1, 0.4);
    await expect.poll(() => lastTick(1)).not.toBe(before);
    expect(await lastTick(1)).toBe(await lastTick(0));
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await expect.poll(() => lastTick(1)).toBe(before);

    await page.getByLabel("link time").uncheck();
    await page.waitForURL(/linkTime=false/);
    await drawn(page);
    await brush(page, 0.1, 0.4);
    await expect.poll(() => lastTick(0)).not.toBe(before);
    expect(await lastTick(1)).toBe(before);
  });

  it("takes a zoom back to the scale that is chosen now, in all panels, by its button and by a double click", async () => {
    await using opened = await open(`${TWO}&tool=zoom`);
    const { page, troubles } = opened;
    await page.getByRole("button", { name: "linear" }).click();
    await page.waitForURL(/scale=linear/);
    const ticks = async (at: number) => {
      const labels = page.locator("[data-plot]").nth(at).locator(".ytick text, .xtick text");
      return (await labels.allTextContents()).sort();
    };
    for (const at of [0, 1]) await expect.poll(() => ticks(at)).toContain("0");
    const before = [await ticks(0), await ticks(1)];
    const ways = {
      button: async () => {
        await page.locator("[data-plot]").first().hover();
        await page.locator('.modebar-btn[data-title="Reset axes"]').first().click();
      },
      "double click": () => page.locator("[data-plot] .nsewdrag").first().dblclick(),
    };
    for (const [name, reset] of Object.entries(ways)) {
      await brush(page, 0.1, 0.4);
      await expect.poll(() => ticks(1), { message: name }).not.toEqual(before[1]);
      await reset();
      await expect.poll(async () => [await ticks(0), await ticks(1)], { message: name }).toEqual(before);
    }
    expect(troubles).toEqual([]);
  });

  it("draws imported runs as intervals", async () => {
    await using opened = await open("?panels=1&p1=imported-1~p50");
    expect(await title(opened.page, 0)).toMatch(/^p50 lies between .* and /);
    expect(opened.troubles).toEqual([]);
  });

  it("says beside the others what one panel cannot show, and what an address does not say", async () => {
    await using opened = await open("?p1=1.4.0-b4~p50&p2=9.9.9~p50&panels=3&p3=1.4.0-b5~p12");
    const { page, troubles } = opened;
    const text = await page.locator("main").innerText();
    expect(text).toContain("9.9.9 is neither a tag nor the beginning of a run's id");
    expect(text).toContain("nothing readable for p3");
    expect(await page.locator("figure").count()).toBe(2);
    expect(troubles).toEqual([]);
  });

  it("needs at most 200 kB of script before the charts, and 550 kB for them", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    const { page } = opened;
    const { first, later } = await scriptSizes(page, `/report${TWO}`, () => drawn(page));
    expect(first).toBeGreaterThan(50_000);
    expect(first).toBeLessThanOrEqual(200_000);
    expect(later).toBeLessThanOrEqual(550_000);
  });

  it("fits a phone, in the dark", async () => {
    await using opened = await open(`${TWO}&from=10000&to=30000`, { width: 390, colorScheme: "dark" });
    const { page, troubles } = opened;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(troubles).toEqual([]);
  });
});

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const plots = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
    return plots.length > 0 && plots.every((plot) => plot.dataset.plot === "drawn");
  });
}
