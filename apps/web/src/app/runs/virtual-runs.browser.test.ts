import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");

describe.skipIf(noBrowser !== null)("the table of many runs", () => {
  const directory = mkdtempSync(join(tmpdir(), "many-runs-"));
  const databasePath = join(directory, "probes.db");
  const RUNS = 150;
  let dashboard: Dashboard;

  beforeAll(async () => {
    const run = { seconds: 1, appliesPerS: 20, applies: false };
    const tag = (at: number) => (at === 70 ? "a-tag-longer-than-all-others" : `1.4.0-b${1 + Math.floor(at / 3)}`);
    fixtureDatabase(databasePath, {
      runs: Array.from({ length: RUNS }, (_, at) => ({ ...run, tag: tag(at), seed: at + 1 })),
    });
    dashboard = await startDashboard({ databasePath });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const width of [1440, 390])
    it(`draws those in view, at the place where they belong, ${width} px wide`, async () => {
      await using opened = await browse({ origin: dashboard.origin, width });
      const { page, troubles } = opened;
      await page.goto("/runs", { waitUntil: "networkidle" });
      const drawn = () =>
        page.locator("[data-run]").evaluateAll((rows) =>
          rows.map((row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return { at: Number(row.getAttribute("aria-rowindex")), top, bottom };
          }),
        );
      expect(await page.locator(".runs-table").getAttribute("aria-rowcount")).toBe(String(RUNS + 1));
      const leftEdges = () =>
        page
          .locator(".runs-table thead th")
          .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().left));
      const edges = await leftEdges();
      for (const share of [0, 0.4, 1]) {
        await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
        await expect
          .poll(async () => {
            const seen = (await drawn()).filter(({ top, bottom }) => bottom > 0 && top < innerHeightOf(page));
            const [first, last] = [seen[0], seen.at(-1)];
            if (first === undefined || last === undefined) return "nothing";
            const isFilled = share === 0 || first.top <= 0;
            const reachesEnd = last.bottom >= innerHeightOf(page) || last.at === RUNS + 1;
            return isFilled && reachesEnd ? "filled" : JSON.stringify({ first, last });
          })
          .toBe("filled");
        expect((await drawn()).length).toBeLessThan(RUNS / 2);
        expect(await leftEdges()).toEqual(edges);
      }
      expect(troubles).toEqual([]);
    });

  it("is gone through by j and k, selected from anywhere, and searched whole", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    const { page } = opened;
    await page.goto("/runs", { waitUntil: "networkidle" });
    const focus = () =>
      page.evaluate(() => {
        const row = document.activeElement?.closest("[data-run]");
        const box = row?.getBoundingClientRect();
        const bar = document.querySelector("section[aria-label=Runs] > :first-child")?.getBoundingClientRect();
        const seen = box !== undefined && bar !== undefined && box.top >= bar.bottom && box.bottom <= innerHeight;
        return { at: Number(row?.getAttribute("aria-rowindex")) - 1, seen };
      });
    await expect
      .poll(async () => {
        await page.keyboard.press("j");
        return (await focus()).at > 0;
      })
      .toBe(true);
    const from = (await focus()).at;
    for (let press = 0; press < 60; press++) await page.keyboard.press("j");
    expect(await focus()).toEqual({ at: from + 60, seen: true });
    await page.keyboard.press("x");
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.press("k");
    expect(await focus()).toEqual({ at: from + 59, seen: true });
    for (let press = 0; press < 40; press++) await page.keyboard.press("k");
    expect(await focus()).toEqual({ at: from + 19, seen: true });
    await page.keyboard.press("x");
    expect(await page.getByRole("link", { name: "Compare 2 runs" }).count()).toBe(1);
    await page.keyboard.press("/");
    await page.keyboard.type("tag:1.4.0-b1");
    await expect.poll(() => page.locator("[data-run]").count()).toBe(3);
  });
});

function innerHeightOf(page: Page): number {
  return page.viewportSize()?.height ?? 0;
}
