import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { compareSides, loadApplyPage, reindex } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const ROW = "base=1.4.0-b4&head=1.4.0-b5&type=Payment&code=tecPATH_DRY";
const SECONDS = 30;

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "chosen-row-"));
const path = join(directory, "probes.db");
let dashboard: Dashboard;

interface DrawnPlot extends HTMLElement {
  readonly data?: readonly { readonly name?: string }[];
}

describe.skipIf(noBrowser !== null)("the chosen row over time and in transactions", () => {
  beforeAll(async () => {
    fixtureDatabase(path, {
      runs: ["1.4.0-b4", "1.4.0-b5"].flatMap((tag, head) =>
        [1, 2].map((seed) => ({
          tag,
          seconds: SECONDS,
          seed: seed + 2 * head,
          ...(head === 1 && { slow: { Payment: 1.25 } }),
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

  const open = async (query: string) => {
    const opened = await browse({ origin: dashboard.origin });
    await opened.page.goto(`/compare?${query}`);
    return opened;
  };

  it("draws the row over the time of every run; dragging over it compares that time alone", async () => {
    await using opened = await open(`${ROW}&tab=over-time`);
    const { page, troubles } = opened;
    await page.locator("[data-plot=drawn]").waitFor();
    const sides = await page.evaluate(() =>
      (document.querySelector<DrawnPlot>(".js-plotly-plot")?.data ?? []).flatMap(({ name }) => name ?? []),
    );
    expect(sides).toContain("base p50");
    expect(sides).toContain("head p50");
    const whole = await page.locator("#chosen").innerText();
    const area = page.locator(".nsewdrag").first();
    await area.scrollIntoViewIfNeeded();
    const box = await area.boundingBox();
    expect(box).not.toBeNull();
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width * 0.25, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + height / 2, { steps: 5 });
    await page.mouse.move(x + width * 0.75, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d+.*to=\d+/);
    const { searchParams } = new URL(page.url());
    expect(Number(searchParams.get("from")) / (SECONDS * 1000)).toBeCloseTo(0.25, 1);
    expect(Number(searchParams.get("to")) / (SECONDS * 1000)).toBeCloseTo(0.75, 1);
    expect(searchParams.get("code")).toBe("tecPATH_DRY");
    await page.waitForFunction((text) => document.querySelector("#chosen")?.textContent !== text, whole);
    const range = { fromMs: Number(searchParams.get("from")), toMs: Number(searchParams.get("to")) };
    using db = openDatabase(path, { readonly: true });
    const part = compareSides(db, { base: "1.4.0-b4", head: "1.4.0-b5", nowMs: Date.now(), range });
    const row = part.rows.find(({ name }) => name === "Payment tecPATH_DRY p50");
    await expect
      .poll(() => page.locator("#chosen").innerText())
      .toContain(`${formatCount(row?.spans.base ?? 0)} and ${formatCount(row?.spans.head ?? 0)} applies`);
    await page
      .getByRole("button", { name: /compare the whole runs/ })
      .last()
      .click();
    await page.waitForURL((url) => !url.searchParams.has("from"));
    await expect.poll(() => page.locator("#chosen").innerText()).toBe(whole);
    expect(troubles).toEqual([]);
  });

  it("lists the slowest applies of both sides and leads to all of them", async () => {
    await using opened = await open(`${ROW}&tab=transactions`);
    const { page, troubles } = opened;
    const tables = page.getByRole("table", { name: /^Slowest applies of/ });
    await expect.poll(() => tables.count()).toBe(2);
    using db = openDatabase(path, { readonly: true });
    for (const [at, side] of ["1.4.0-b4", "1.4.0-b5"].entries()) {
      const asked = { side, probe: "transactor", type: "Payment", code: "tecPATH_DRY", nowMs: Date.now() };
      const { rows } = loadApplyPage(db, { ...asked, order: "slowest" });
      const shown = await tables.nth(at).locator("tbody tr").allInnerTexts();
      expect(shown.map((row) => row.slice(0, 12))).toEqual(rows.slice(0, 10).map(({ txId }) => txId.slice(0, 12)));
    }
    await page.getByRole("link", { name: "All in Transactions" }).last().click();
    await page.waitForURL(/\/transactions\?side=1\.4\.0-b5&probe=transactor&type=Payment&code=tecPATH_DRY/);
    expect(troubles).toEqual([]);
  });
});
