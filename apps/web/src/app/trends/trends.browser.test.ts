import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { formatIn, plain, reindex, type TrendReport, trendOf, unitFor } from "@xrpl-probe/report";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "trends-"));
const path = join(directory, "probes.db");
let dashboard: Dashboard;
let report: TrendReport;

describe.skipIf(noBrowser !== null)("the trends in a browser", () => {
  beforeAll(async () => {
    const versions = ["1.3.0", "1.4.0-b1", "1.4.0-b2", "1.4.0-b3", "1.4.0-b4", "1.4.0-b5", "1.4.0-b6"];
    fixtureDatabase(path, {
      runs: versions.flatMap((tag, version) =>
        [0, 1].map((run) => ({
          tag,
          seconds: 30,
          seed: version * 2 + run + 1,
          appliesPerS: 300,
          applies: false,
          ...(version >= 4 && { slow: { OfferCreate: 1.3 } }),
        })),
      ),
    });
    using db = openDatabase(path);
    reindex(db, { nowMs: Date.now() });
    report = trendOf(db, { nowMs: Date.now(), dbOption: path });
    dashboard = await startDashboard({ databasePath: path });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = async (query: string, more: { width?: number; colorScheme?: "light" | "dark" } = {}) => {
    const opened = await browse({ origin: dashboard.origin, ...more });
    await opened.page.goto(`/trends${query}`);
    await opened.page.waitForFunction(() => {
      const plots = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
      return plots.length > 0 && plots.every((plot) => plot.dataset.plot === "drawn");
    });
    return opened;
  };

  it("begin with what changed, and draw a chart for every type", async () => {
    await using opened = await open("");
    const { page, troubles } = opened;
    const bare = (text: string) => text.replaceAll(/\s/g, "");
    expect(bare(await page.locator("h1").innerText())).toBe(bare(plain(report.headline)));
    const types = new Set(report.series.filter(({ statistic }) => statistic === "p50").map(({ type }) => type));
    expect(await page.locator("[data-plot]").count()).toBe(types.size);
    const [changed] = report.series.filter(({ statistic, sign }) => statistic === "p50" && sign === "changed");
    expect(changed?.typeName).toBe("OfferCreate");
    const first = await page.locator("figure").first().innerText();
    expect(first).toContain("OfferCreate");
    expect(first).toMatch(/near b4 \(\+/);
    expect(troubles).toEqual([]);
  });

  it("have a table beside every chart, with the numbers of the report", async () => {
    await using opened = await open("?type=OfferCreate&code=tesSUCCESS&statistic=p90");
    const { page } = opened;
    const series = report.series.find(({ name }) => name === "OfferCreate tesSUCCESS p90");
    await page.getByText("Table", { exact: true }).click();
    const table = await page.locator("details[open] table").innerText();
    const unit = unitFor(series?.betas.map(({ level }) => level) ?? []);
    expect(table).toContain(`Level, ${unit}`);
    for (const { tag, level, text } of series?.betas ?? [])
      for (const part of [tag, formatIn(unit, level), text.vsBefore]) expect(table).toContain(part);
    expect(series?.betas.length).toBe(7);
  });

  it("keep statistic, type, reference and axis in the URL", async () => {
    await using opened = await open("");
    const { page, troubles } = opened;
    await page.getByRole("button", { name: "p99", exact: true }).click();
    await page.waitForURL(/statistic=p99/);
    await page.getByRole("button", { name: "latency" }).click();
    await page.waitForURL(/y=latency/);
    await page.getByRole("combobox", { name: "Type" }).selectOption("Payment");
    await page.waitForURL(/type=Payment/);
    await page.getByRole("combobox", { name: "Reference" }).selectOption("1.4.0-b1");
    await page.waitForURL(/reference=1\.4\.0-b1/);
    const titles = page.locator("figure h3");
    await expect
      .poll(async () => (await titles.allInnerTexts()).every((title) => title.startsWith("Payment")))
      .toBe(true);
    await page.reload();
    expect((await titles.allInnerTexts()).every((title) => /^Payment \S+ p99/.test(title))).toBe(true);
    expect(troubles).toEqual([]);
  });

  it("show the whole distribution of every version as a heat map, in the URL too", async () => {
    await using opened = await open("?type=OfferCreate&code=tesSUCCESS");
    const { page, troubles } = opened;
    await page.getByRole("button", { name: "distributions" }).click();
    await page.waitForURL(/view=shapes/);
    const columns = () =>
      page.evaluate(() => {
        const plot = document.querySelector<HTMLElement & { data?: { type: string; z?: number[][] }[] }>(
          ".js-plotly-plot",
        );
        const heat = plot?.data?.find(({ type }) => type === "heatmap")?.z ?? [];
        return heat[0]?.map((_, column) => heat.some((row) => (row[column] ?? 0) > 0)) ?? [];
      });
    await expect.poll(columns).toEqual(Array(7).fill(true));
    await page.reload();
    await expect.poll(columns).toEqual(Array(7).fill(true));
    expect(troubles).toEqual([]);
  });

  it("fit on a phone, light and dark", async () => {
    await using opened = await open("", { width: 390, colorScheme: "dark" });
    const { page, troubles } = opened;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(troubles).toEqual([]);
  });

  it("say what is wrong with a question", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    await opened.page.goto("/trends?probe=nope");
    await expect.poll(() => opened.page.locator("main").innerText()).toContain("nope");
    expect(opened.troubles).toEqual([]);
  });
});
