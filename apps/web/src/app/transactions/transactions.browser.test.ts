import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { formatCount, formatIn, loadApplyPage, unitFor } from "@xrpl-probe/report";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { addOddRuns } from "../../testing/odd-runs.ts";
import { scriptSizes } from "../../testing/script-sizes.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "transactions-page-"));
const path = join(directory, "probes.db");
let dashboard: Dashboard;

describe.skipIf(noBrowser !== null)("the transactions in a browser", () => {
  beforeAll(async () => {
    fixtureDatabase(path, {
      runs: [
        { tag: "with-rows", seconds: 40, seed: 1, appliesPerS: 200 },
        { tag: "without-rows", seconds: 20, seed: 2, appliesPerS: 200, applies: false },
      ],
    });
    addOddRuns(path);
    dashboard = await startDashboard({ databasePath: path });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  async function open(query: string, more: { width?: number; colorScheme?: "light" | "dark" } = {}) {
    const opened = await browse({ origin: dashboard.origin, ...more });
    await opened.page.goto(`/transactions${query}`);
    await drawn(opened.page);
    return opened;
  }

  const SIDE = "?side=with-rows";
  const rows = (page: Page) => page.locator("tr[data-index]");

  function firstPage(more: object = {}) {
    using db = openDatabase(path, { readonly: true });
    return loadApplyPage(db, { side: "with-rows", order: "slowest", nowMs: Date.now(), ...more });
  }

  it("shows the slowest applies first, and more as one scrolls", async () => {
    await using opened = await open(SIDE);
    const { page, troubles } = opened;
    const [slowest] = firstPage().rows;
    await rows(page).first().waitFor();
    const unit = unitFor(firstPage().rows.map(({ durationNs }) => durationNs));
    expect(await page.getByRole("columnheader", { name: `Took, ${unit}` }).count()).toBe(1);
    const took = rows(page)
      .first()
      .locator("td", { hasText: formatIn(unit, slowest?.durationNs ?? 0) });
    expect(await took.locator("[title$=ns]").getAttribute("title")).toContain(formatCount(slowest?.durationNs ?? 0));
    const before = await page.getByRole("status").first().innerText();
    expect(before).toContain("60 rows, more on scrolling");
    await page.getByLabel("Applies").focus();
    for (let at = 0; at < 8; at++) await page.keyboard.press("PageDown");
    await expect.poll(() => page.getByRole("status").first().innerText()).not.toBe(before);
    expect(troubles).toEqual([]);
  });

  it("explains a box drawn on the map, and filters by a click", async () => {
    await using opened = await open(SIDE);
    const { page, troubles } = opened;
    const map = await page.locator("[data-plot] .nsewdrag").first().boundingBox();
    if (map === null) throw new Error("the map is not drawn");
    await page.mouse.move(map.x + map.width * 0.3, map.y + 2);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.7, map.y + map.height * 0.35, { steps: 6 });
    await page.mouse.up();
    await page.waitForURL(/from=\d+&to=\d+&min=\d+&max=\d+/);
    const explain = page.getByLabel("Explain");
    await expect.poll(() => explain.innerText()).toContain("in the box");
    const fields = await explain.locator("caption").allInnerTexts();
    expect(fields.length).toBeGreaterThanOrEqual(3);
    expect(fields.every((field) => /differ/.test(field))).toBe(true);
    await explain.getByRole("button", { name: "tecPATH_DRY", exact: true }).click();
    await page.waitForURL(/code=tecPATH_DRY/);
    await expect
      .poll(async () => new Set(await page.locator("tr[data-index] td:nth-child(3)").allInnerTexts()).size)
      .toBe(1);
    expect(troubles).toEqual([]);
  });

  it("is worked by keyboard alone: filters, box, order, columns, rows", async () => {
    await using opened = await open(SIDE);
    const { page, troubles } = opened;
    await page.getByRole("toolbar").getByLabel("Attempt").selectOption("2");
    await page.waitForURL(/attempt=2/);
    await page.getByLabel("At least").focus();
    await page.keyboard.type("1 ms");
    await page.keyboard.press("Enter");
    await page.waitForURL(/min=1000000/);
    await page.getByRole("button", { name: "At", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/order=last/);
    await rows(page).first().waitFor();
    const [last] = firstPage({ order: "last", attempt: 2, minNs: 1e6 }).rows;
    await expect.poll(() => rows(page).first().innerText()).toContain(last?.txId.slice(0, 16) ?? "?");

    await page.getByText("Columns").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Pass", { exact: true }).last().uncheck();
    await page.waitForURL(/columns=/);
    await expect.poll(() => page.getByRole("columnheader", { name: "Pass" }).count()).toBe(0);

    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save “Applies, last ones first”" }).press("Enter");
    await page.getByRole("menuitem", { name: "CSV" }).press("Enter");
    const csv = readFileSync(await (await saving).path(), "utf8").split("\n");
    expect(csv[0]).toMatch(/^tx_id,run,type,code,/);
    expect(csv[1]).toContain(last?.txId);

    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("id");
    await page.keyboard.press("Escape");
    expect(new URL(page.url()).searchParams.get("min")).toBe("1000000");
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.searchParams.has("min"));
    await page.locator("h1").click();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("tr")?.dataset.index)).toBe("1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/transactions\/[0-9A-F]{64}/);
    expect(troubles).toEqual([]);
  });

  it("shows one transaction's life, by its id or the beginning of it", async () => {
    const [row] = firstPage({ attempt: 3 }).rows;
    await using opened = await open(SIDE);
    const { page, troubles } = opened;
    await page.getByLabel("Transaction id, or its beginning").fill(row?.txId.slice(0, 14).toLowerCase() ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/transactions\/[0-9a-f]{14}/);
    await drawn(page);
    const text = await page.locator("main").innerText();
    expect(text).toContain(row?.txId);
    expect(text).toMatch(/Applied \d+ times in one run/);
    expect(await page.locator("table.table tbody td:nth-child(2)").first().innerText()).toBe("·");
    expect(troubles).toEqual([]);
  });

  it("says what to do with an id that is none, unknown, or short", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    const { page } = opened;
    const heading = async (id: string) => {
      await page.goto(`/transactions/${id}`);
      return page.locator("h1").innerText();
    };
    expect(await heading("hello")).toContain("is no transaction's id");
    expect(await heading("0".repeat(64))).toContain("No transaction here has the id");
    expect(await heading("ABC")).toContain("is no transaction's id");
  });

  it("counts what was applied most", async () => {
    await using opened = await open(SIDE);
    const { page, troubles } = opened;
    await page.getByRole("button", { name: "Most applied" }).click();
    await page.waitForURL(/order=most-applied/);
    await page.getByRole("columnheader", { name: "Failed" }).waitFor();
    const counts = (await page.locator("table.table tbody td:nth-child(4)").allInnerTexts()).map(Number);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(troubles).toEqual([]);
  });

  it("says why there are no rows, of a run without them, another probe, and filters that let nothing through", async () => {
    const said = async (query: string) => {
      await using opened = await open(query);
      expect(opened.troubles).toEqual([]);
      return await opened.page.locator("main").innerText();
    };
    expect(await said("?side=without-rows")).toContain("This run has no rows of its applies");
    expect(await said("?side=imported-1&probe=payment")).toContain("Single spans of payment are not kept");
    expect(await said(`${SIDE}&min=9000000000`)).toContain("No apply is within these filters");
  });

  it("needs at most 200 kB of script before the charts, and 550 kB for them", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    const { page } = opened;
    const { first, later } = await scriptSizes(page, `/transactions${SIDE}`, () => drawn(page));
    expect(first).toBeGreaterThan(50_000);
    expect(first).toBeLessThanOrEqual(200_000);
    expect(later).toBeLessThanOrEqual(550_000);
  });

  it("fits a phone, in the dark", async () => {
    await using opened = await open(`${SIDE}&from=0&to=8000&min=1000000`, { width: 390, colorScheme: "dark" });
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
