import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { cellsOf, openDatabase, runsOfTag } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { compareMarkdown, compareSides, plain, reindex, type Sentence } from "@xrpl-probe/report";
import { formatChange, formatCount, formatIn } from "@xrpl-probe/report/format";
import { mergeHistograms, quantile } from "@xrpl-probe/stats";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { browse } from "../../testing/browse.ts";
import { addOddRuns } from "../../testing/odd-runs.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const PAYMENT = 0;
const PATH_DRY = 128;
const SIDES = "base=1.4.0-b4&head=1.4.0-b5";

const noBrowser = inject("noBrowser");
const directory = mkdtempSync(join(tmpdir(), "compare-"));
const path = join(directory, "probes.db");
let dashboard: Dashboard;

describe.skipIf(noBrowser !== null)("the comparison in a browser", () => {
  beforeAll(async () => {
    const head = { slow: { Payment: 1.25 }, mix: { "Payment tecPATH_DRY": 1.12 } };
    fixtureDatabase(path, {
      runs: [
        { tag: "1.4.0-b4", seconds: 30, seed: 1 },
        { tag: "1.4.0-b5", seconds: 30, seed: 2, ...head },
        { tag: "1.4.0-b4", seconds: 30, seed: 3 },
        { tag: "1.4.0-b5", seconds: 30, seed: 4, ...head },
      ],
    });
    addOddRuns(path);
    using db = openDatabase(path);
    reindex(db, { nowMs: Date.now() });
    dashboard = await startDashboard({ databasePath: path });
  });

  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = async (query: string, more: { width?: number; colorScheme?: "light" | "dark" } = {}) => {
    const opened = await browse({ origin: dashboard.origin, ...more });
    await opened.page.goto(`/compare?${query}`);
    return opened;
  };

  const report = (asked: { type?: string } = {}) => {
    using db = openDatabase(path, { readonly: true });
    return compareSides(db, { base: "1.4.0-b4", head: "1.4.0-b5", nowMs: Date.now(), dbOption: path, ...asked });
  };

  it("prints the numbers that the database holds, and the command line's differences", async () => {
    await using opened = await open(`${SIDES}&type=Payment&code=tecPATH_DRY`);
    const { page, troubles } = opened;
    await drawn(page);
    const [base, head] = [stored("1.4.0-b4"), stored("1.4.0-b5")];
    const row = page.locator("tbody tr", { has: page.locator("button[aria-pressed=true]") });
    const cells = (await row.locator("td").allTextContents()).slice(1);
    const micros = (ns: number) => formatIn("µs", ns);
    const judged = report().rows.filter(({ name }) => name.startsWith("Payment tecPATH_DRY "));
    const change = (statistic: string) => judged.find((one) => one.statistic === statistic)?.text.change;
    expect(cells.slice(2, 5)).toEqual([micros(base.p50), micros(head.p50), change("p50")]);
    expect(cells.slice(6, 9)).toEqual([micros(base.p99), micros(head.p99), change("p99")]);
    expect(change("p50")).toBe(formatChange(head.p50 / base.p50 - 1));
    expect(await page.locator("#chosen").textContent()).toContain(
      `${formatCount(base.count)} and ${formatCount(head.count)} applies in 2 + 2 runs`,
    );
    const table = await page.getByRole("table", { name: /^Quantiles and mean/ }).innerText();
    for (const { text, shown } of judged)
      for (const part of [text.change, text.interval, shown]) expect(table).toContain(part);
    expect(head.p50 / base.p50).toBeGreaterThan(1.2);
    expect(troubles).toEqual([]);
  });

  it("begins with the verdict, as the command line says it, and opens its worst row", async () => {
    await using opened = await open(SIDES);
    const { page } = opened;
    const { verdict, gate, rows } = report();
    const said = (await page.locator("section[aria-label=Verdict]").innerText()).replaceAll(/\s+/g, " ");
    const plainly = (sentence: Sentence) => plain(sentence).replaceAll(/\s+/g, " ");
    expect(said.replaceAll(/\s/g, "")).toContain(plainly(verdict.finding).replaceAll(/\s/g, ""));
    expect(said).toContain(plainly(verdict.basis));
    expect(said).toContain(`Gate ${gate.outcome}, exit code ${gate.exitCode}: ${gate.why}`);
    expect(await page.locator("#chosen h2").textContent()).toBe(`${rows[0]?.typeName} ${rows[0]?.token}`);
    const first = page.locator("tbody tr").first();
    expect(await first.locator(`[data-sign=${rows[0]?.sign}]`).count()).toBeGreaterThan(0);
    expect(await first.innerText()).toContain(rows[0]?.shown);
  });

  it("unfolds a type in place, and shows changes only", async () => {
    await using opened = await open(SIDES);
    const { page, troubles } = opened;
    const types = report().types.filter(({ probe }) => probe === "transactor");
    expect(await page.locator("button[aria-expanded=true]").count()).toBe(1);
    const rows = page.locator("[data-row]");
    const before = await rows.count();
    await page.getByRole("button", { name: "OfferCreate" }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    await page.waitForURL(/open=/);
    await page.getByRole("button", { name: "Changes only" }).click();
    await page.waitForURL(/show=changes/);
    const changed = types.filter(({ sign }) => /slower|faster/.test(sign));
    await expect.poll(() => page.locator("table").first().locator("tbody").count()).toBe(changed.length);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(types.length);
    expect(troubles).toEqual([]);
  });

  it("is walked by keys: j and k over rows, Enter chooses, 1 to 6 the charts, m copies Markdown", async () => {
    await using opened = await open(SIDES);
    const { page, troubles } = opened;
    await drawn(page);
    await page.keyboard.press("j");
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(focused);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (token) => document.querySelector("#chosen h2")?.textContent?.endsWith(token ?? "-"),
      focused,
    );
    for (const [key, tab] of Object.entries({ 3: "difference", 5: "codes", 6: "transactions" })) {
      await page.keyboard.press(key);
      await page.waitForURL(new RegExp(`tab=${tab}`));
      expect(await page.locator("nav[aria-label='Charts of this row'] [aria-current=true]").innerText()).toContain(key);
    }
    await page.keyboard.press("m");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(compareMarkdown(report()));
    expect(troubles).toEqual([]);
  });

  it("draws where along the distribution head differs, with every judged quantile marked", async () => {
    await using opened = await open(`${SIDES}&type=Payment&code=tecPATH_DRY&tab=difference`);
    const { page, troubles } = opened;
    await drawn(page);
    const judged = report().rows.filter(
      ({ name, statistic, change }) =>
        name.startsWith("Payment tecPATH_DRY ") && statistic !== "mean" && change !== null,
    );
    const marks = await page.evaluate(() => {
      const plot = document.querySelector<DrawnPlot>(".js-plotly-plot");
      return plot?.data?.find(({ name }) => name === "judged")?.y;
    });
    expect(marks?.map((change) => formatChange(change)).sort()).toEqual(judged.map(({ text }) => text.change).sort());
    await page.getByText("Table", { exact: true }).last().click();
    expect(await page.locator("details[open] table").last().innerText()).toContain(judged[0]?.shown);
    expect(troubles).toEqual([]);
  });

  it("compares a part of each run, and says so", async () => {
    await using opened = await open(`${SIDES}&from=0&to=20000`);
    const { page, troubles } = opened;
    await drawn(page);
    await expect.poll(() => page.locator("main").innerText()).toContain("Part of each run: from 0:00 to 0:20.");
    await page
      .getByRole("button", { name: /compare the whole runs/ })
      .first()
      .click();
    await page.waitForURL((url) => !url.searchParams.has("to"));
    await page.waitForFunction(() => !document.querySelector("main")?.textContent?.includes("Part of each run"));
    expect(troubles).toEqual([]);
  });

  it("keeps everything in the URL: a reload shows the same view", async () => {
    await using opened = await open(SIDES);
    const { page, troubles } = opened;
    await drawn(page);
    await page.getByRole("button", { name: "OfferCreate" }).click();
    await page.getByRole("button", { name: "tecKILLED" }).click();
    await page.waitForURL(/code=tecKILLED/);
    await page.keyboard.press("l");
    await page.getByRole("button", { name: "count" }).click();
    await page.keyboard.press("1");
    await page.waitForURL(/tab=histogram/);
    await page.waitForFunction(() => document.querySelector("#chosen")?.textContent?.includes("tecKILLED"));
    expect(new URL(page.url()).search.length).toBeLessThan(200);
    await drawn(page);
    const before = await page.locator("main").innerText();
    const points = await histogramPoints(page);
    await page.reload();
    await drawn(page);
    expect(await page.locator("main").innerText()).toBe(before);
    expect(await histogramPoints(page)).toEqual(points);
    expect(before).toContain("OfferCreate tecKILLED");
    expect(troubles).toEqual([]);
  });

  it("swaps the sides on s, and the differences change their sign", async () => {
    await using opened = await open(`${SIDES}&type=Payment&code=tecPATH_DRY`);
    const { page } = opened;
    const before = stored("1.4.0-b4").p50 / stored("1.4.0-b5").p50 - 1;
    await drawn(page);
    await page.keyboard.press("s");
    await page.waitForURL(/base=1\.4\.0-b5&head=1\.4\.0-b4/);
    const row = page.locator("tbody tr", { has: page.locator("button[aria-pressed=true]") });
    await page.waitForFunction(
      (text) => document.querySelector("tr:has(button[aria-pressed=true])")?.textContent?.includes(text),
      formatChange(before),
    );
    expect(await row.locator("td").nth(5).textContent()).toBe(formatChange(before));
    await page.goBack();
    await page.waitForURL(/base=1\.4\.0-b4/);
  });

  it("takes other sides from the menus, one run or several", async () => {
    await using opened = await open(SIDES);
    const { page } = opened;
    await page.getByRole("button", { name: /^base / }).click();
    await page.getByRole("menuitemcheckbox").nth(4).click();
    await page.getByRole("menuitemcheckbox").nth(6).click();
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => (url.searchParams.get("base") ?? "").split(",").length === 2);
    await page.waitForFunction(() => document.querySelector("#chosen")?.textContent?.includes("2 + 2 runs"));
  });

  it("changes the scale in the browser alone", async () => {
    await using opened = await open(SIDES);
    const { page } = opened;
    await drawn(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const log = await axisType(page);
    await page.keyboard.press("l");
    await page.waitForURL(/scale=linear/);
    await page.waitForFunction(() => document.querySelector("[data-plot] .js-plotly-plot, .js-plotly-plot") !== null);
    await expect.poll(() => axisType(page)).toBe("linear");
    expect(log).toBe("log");
    expect(asked.filter((url) => url.includes("/compare"))).toEqual([]);
  });

  it("points at one latency in all charts", async () => {
    await using opened = await open(SIDES);
    const { page } = opened;
    await drawn(page);
    await page
      .locator("[data-plot]")
      .first()
      .hover({ position: { x: 300, y: 120 } });
    const crosses = page.locator("[data-cross]:not([hidden])");
    await expect.poll(() => crosses.count()).toBeGreaterThanOrEqual(3);
    expect(await crosses.first().textContent()).toMatch(/base [\d.]+\s%, head [\d.]+\s%/);
  });

  it("fits on a phone without scrolling sideways, light and dark", async () => {
    await using opened = await open(SIDES, { width: 390, colorScheme: "dark" });
    const { page, troubles } = opened;
    await drawn(page);
    const layout = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      outside: [...document.querySelectorAll("main *")].filter((element) => {
        const box = element.getBoundingClientRect();
        const hidden =
          getComputedStyle(element).clipPath !== "none" ||
          box.width === 0 ||
          element.closest("nav, svg, details, .sr-only") !== null;
        return !hidden && (box.right > 391 || box.left < -1);
      }).length,
      theme: document.documentElement.dataset.theme,
      row: document.querySelector("tbody tr")?.getBoundingClientRect().height,
    }));
    expect(layout).toMatchObject({ page: 390, outside: 0, theme: "dark" });
    expect(layout.row).toBeGreaterThan(72);
    expect(troubles).toEqual([]);
  });

  it("says what is wrong with a side and which sides there are", async () => {
    await using opened = await open("base=nope&head=1.4.0-b5");
    const { page, troubles } = opened;
    const text = await page.locator("main").innerText();
    expect(text).toContain("This comparison cannot be made: nope is neither a tag nor the beginning of a run's id.");
    expect(text).toContain("1.4.0-b5, 1.4.0-b4");
    await page.goto("/compare?base=1.4.0-b4");
    expect(await page.locator("h1").textContent()).toBe("Choose what to compare with 1.4.0-b4.");
    expect(troubles).toEqual([]);
  });

  it("shows imported quantiles as intervals, names runs left out and marks synthetic ones", async () => {
    await using opened = await open("base=imported-1&head=imported-2");
    const { page, troubles } = opened;
    await drawn(page);
    expect(await page.locator("tbody tr").first().innerText()).toMatch(/128 to 256[\s\S]*256 to 512/);
    await expect
      .poll(() => page.locator("main").innerText())
      .toContain("Imported: both sides are in buckets an octave wide");
    await page.goto(`/compare?base=lossy&head=1.4.0-b4`);
    await drawn(page);
    const text = await page.locator("main").innerText();
    expect(text).toMatch(/Left out: run \w+ of lossy: .*20\.0/);
    expect(text).toContain("Synthetic: 1.4.0-b4 is made by a generator");
    expect(text).toMatch(/Not comparable: Source differs/);
    expect(troubles).toEqual([]);
  });

  it("needs at most 200 kB of script before the charts, and 550 kB for them", async () => {
    await using opened = await browse({ origin: dashboard.origin });
    const { page } = opened;
    const sizes = new Map<string, Promise<number>>();
    page.on("response", (response) => {
      if (response.url().endsWith(".js"))
        sizes.set(
          new URL(response.url()).pathname,
          response.body().then((body) => gzipSync(body).length),
        );
    });
    const html = await (await page.goto(`/compare?${SIDES}`))?.text();
    await drawn(page);
    const first: number[] = [];
    const later: number[] = [];
    for (const [file, size] of sizes) (html?.includes(file) ? first : later).push(await size);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(first)).toBeGreaterThan(50_000);
    expect(sum(first)).toBeLessThanOrEqual(200_000);
    expect(sum(later)).toBeGreaterThan(300_000);
    expect(sum(later)).toBeLessThanOrEqual(550_000);
  });
});

/** The side's own statistics, computed from the stored histograms: the geometric mean of its runs' quantiles. */
function stored(tag: string): { count: number; p50: number; p99: number } {
  using db = openDatabase(path, { readonly: true });
  const runs = runsOfTag(db, tag).map(({ key }) =>
    mergeHistograms(
      cellsOf(db, { runKeys: [key], level: "run", probe: "transactor", type: PAYMENT, code: PATH_DRY }).map(
        ({ histogram }) => histogram,
      ),
    ),
  );
  const side = (p: number) =>
    Math.exp(runs.reduce((sum, run) => sum + Math.log(quantile(run, p) ?? Number.NaN), 0) / runs.length);
  return { count: runs.reduce((sum, { count }) => sum + count, 0), p50: side(0.5), p99: side(0.99) };
}

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const plots = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
    return plots.length > 0 && plots.every((plot) => plot.dataset.plot === "drawn");
  });
}

interface DrawnPlot extends HTMLElement {
  readonly data?: readonly {
    readonly name?: string;
    readonly x?: readonly number[];
    readonly y?: readonly number[];
  }[];
  readonly layout?: { readonly xaxis?: { readonly type?: string } };
}

function histogramPoints(page: Page) {
  return page.evaluate(() => document.querySelector<DrawnPlot>(".js-plotly-plot")?.data?.map(({ x, y }) => [x, y]));
}

function axisType(page: Page) {
  return page.evaluate(() => document.querySelector<DrawnPlot>(".js-plotly-plot")?.layout?.xaxis?.type);
}
