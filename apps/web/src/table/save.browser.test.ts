import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { compareMarkdown, compareSides } from "@xrpl-probe/report";
import { formatChange, formatCountShort, formatIn, formatShare } from "@xrpl-probe/report/format";
import type { Download, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Browse, browse } from "../testing/browse.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const ROW = "base=1.4.0-b4&head=1.4.0-b5&type=Payment&code=tecPATH_DRY";

describe.skipIf(noBrowser !== null)("saving what a page shows", () => {
  const directory = mkdtempSync(join(tmpdir(), "saving-"));
  const path = join(directory, "probes.db");
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;
  let run: string;
  let transaction: string;

  beforeAll(async () => {
    const made = fixtureDatabase(path, {
      runs: [
        { tag: "1.4.0-b4", seconds: 30, seed: 1 },
        { tag: "1.4.0-b5", seconds: 30, seed: 2, slow: { Payment: 1.25 } },
      ],
    });
    run = made[1]?.id ?? "";
    using db = openDatabase(path, { readonly: true });
    transaction = db.$client.prepare<[], string>("select lower(hex(tx_id)) from applies limit 1").pluck().get() ?? "";
    dashboard = await startDashboard({ databasePath: path });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  async function open(address: string) {
    await page.goto(address);
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], [data-plot="loading"], .skeleton') === null,
    );
  }

  async function save(from: Locator, format: string): Promise<Download> {
    await from.getByRole("button", { name: /^Save/ }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: format }).click();
    return await saved;
  }
  const textOf = async (download: Download) => readFileSync(await download.path(), "utf8");
  const linesOf = async (download: Download) =>
    (await textOf(download))
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
  const bare = (text: string) => text.replaceAll("\u00a0", " ").trim();

  it("gives the numbers of a chart's table as CSV and JSON", async () => {
    await open(`/compare?${ROW}&tab=histogram`);
    const chart = page.locator("figure").first();
    await chart.locator("summary").click();
    const shown = await chart
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
      );
    const [, unit] = (await chart.locator("thead th").first().innerText()).split(", ");
    if (unit !== "µs" && unit !== "ms") throw new Error(`the table names no unit: ${unit}`);
    const download = await save(chart, "CSV");
    expect(download.suggestedFilename()).toBe(
      "compare_1.4.0-b4-against-1.4.0-b5_probe-transactor_Payment-tecPATH_DRY_histogram.csv",
    );
    const [names, ...rows] = await linesOf(download);
    expect(names).toEqual([
      ...["latency_ns_from", "latency_ns_to"],
      ...["base_share_per_eighth_octave", "head_share_per_eighth_octave"],
    ]);
    const written = rows.map(([from, to, base, head]) => [
      `${formatIn(unit, Number(from))} to ${formatIn(unit, Number(to))}`,
      formatShare(Number(base)),
      formatShare(Number(head)),
    ]);
    expect(shown.length).toBeGreaterThan(20);
    expect(written.map((row) => row.map(bare))).toEqual(shown.map((row) => row.map(bare)));

    const json = JSON.parse(await textOf(await save(chart, "JSON")));
    expect(json).toMatchObject({
      title: (await chart.locator("h3").innerText()).trim(),
      source: "xrpl-probe, 1.4.0-b4 against 1.4.0-b5, probe transactor, Payment tecPATH_DRY",
      address: page.url(),
    });
    expect(json.rows.map((row: object) => Object.values(row).map(String))).toEqual(rows);
  });

  it("gives the numbers of a table, of the types that are shown", async () => {
    await open(`/compare?${ROW}&tab=histogram&show=changes`);
    const table = page.getByRole("table", { name: /^Latency of base and head/ });
    const row = table.locator("tr", { has: page.locator("button[aria-pressed=true]") });
    const cells = (await row.locator("td").allTextContents()).slice(1).map(bare);
    const download = await save(
      page.locator("div", { has: page.getByRole("button", { name: "Changes only" }) }).last(),
      "CSV",
    );
    expect(download.suggestedFilename()).toBe("compare_1.4.0-b4-against-1.4.0-b5_probe-transactor_changes.csv");
    const [names = [], ...lines] = await linesOf(download);
    const types = new Set(lines.map(([type]) => type));
    expect(types.size).toBe(await table.locator("tbody").count());
    expect(types.size).toBeLessThan(8);
    const line = lines.find(([type, code]) => type === "Payment" && code === "tecPATH_DRY") ?? [];
    const field = (name: string) => Number(line[names.indexOf(name)]);
    const micros = (name: string) => formatIn("µs", field(name));
    expect(cells.slice(0, 5)).toEqual(
      [
        ...[formatCountShort(field("base_applies")), formatCountShort(field("head_applies"))],
        ...[micros("base_p50_ns"), micros("head_p50_ns"), formatChange(field("p50_change"))],
      ].map(bare),
    );
    expect(cells.slice(6, 9)).toEqual(
      [micros("base_p99_ns"), micros("head_p99_ns"), formatChange(field("p99_change"))].map(bare),
    );
  });

  it("draws a picture that carries title, legend, source and its fonts, a PNG with twice the pixels", async () => {
    await open(`/compare?${ROW}&tab=histogram&from=5000&to=25000`);
    const chart = page.locator("figure").first();
    const title = bare(await chart.locator("h3").innerText());
    const svg = bare(await textOf(await save(chart, "SVG")));
    const source =
      "xrpl-probe, 1.4.0-b4 against 1.4.0-b5, probe transactor, 0:05 to 0:25 of each run, Payment tecPATH_DRY";
    for (const part of [title, "Share of applies per eighth of an octave", "1.4.0-b4", "1.4.0-b5", source])
      expect(svg.replaceAll(/<\/?tspan[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toContain(part);
    expect(svg.match(/@font-face\{[^}]*url\(data:[^)]{10000,}\)/g)?.length).toBe(2);
    const png = readFileSync(await (await save(chart, "PNG")).path());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const plot = await chart.locator("[data-plot]").boundingBox();
    expect(png.readUInt32BE(16)).toBe(2 * Math.floor(plot?.width ?? 0));
    expect(png.readUInt32BE(20)).toBeGreaterThan(2 * (plot?.height ?? 0) + 100);
  });

  it("gives the whole comparison: every judged row, the report, Markdown", async () => {
    await open(`/compare?${ROW}`);
    using db = openDatabase(path, { readonly: true });
    const report = compareSides(db, { base: "1.4.0-b4", head: "1.4.0-b5", nowMs: Date.now(), dbOption: path });
    const exported = async (name: string) => {
      await page.getByRole("button", { name: "Export" }).click();
      const saved = page.waitForEvent("download");
      await page.getByRole("menuitem", { name }).click();
      return await saved;
    };
    const [names = [], ...lines] = await linesOf(await exported("Every judged row"));
    expect(lines.map((line) => line[names.indexOf("change")])).toEqual(
      report.rows.map(({ change }) => String(change ?? "")),
    );
    const json = await exported("as JSON");
    expect(json.suggestedFilename()).toBe("compare_1.4.0-b4-against-1.4.0-b5_probe-transactor_comparison.json");
    expect(JSON.parse(await textOf(json)).rows).toHaveLength(report.rows.length);
    expect(await textOf(await exported("as Markdown"))).toBe(compareMarkdown(report));
  });

  it("is offered beside every chart and every table", async () => {
    // tables beside those of charts: quantiles and ladder; types and quantiles; slowest of both; codes, slices, probes; applies; lanes
    const pages: readonly (readonly [address: string, tables: number])[] = [
      ["/", 2],
      [`/compare?${ROW}`, 2],
      [`/compare?${ROW}&tab=transactions`, 3],
      [`/runs/${run}`, 3],
      ["/trends", 0],
      ["/trends?view=shapes", 0],
      ["/transactions", 1],
      ["/transactions?order=most-applied", 1],
      ["/transactions?min=1000000", 2],
      [`/transactions/${transaction}`, 1],
      ["/report", 0],
    ];
    for (const [address, tables] of pages) {
      await open(address);
      const charts = await page.locator("figure").count();
      const offered = () => page.locator("main").getByRole("button", { name: /^Save/ }).count();
      await expect.poll(offered, { message: address }).toBe(charts + tables);
    }
  });

  it("does without errors on the console and without any other host", () => {
    expect(browser.troubles).toEqual([]);
  });
});
