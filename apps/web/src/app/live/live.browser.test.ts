import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Browse, browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const RECORDER = fileURLToPath(new URL("../../testing/recording-process.ts", import.meta.url));

describe.skipIf(noBrowser !== null)("a page of a run that another process records", () => {
  const directory = mkdtempSync(join(tmpdir(), "live-page-"));
  const databasePath = join(directory, "probes.db");
  const recorders: ChildProcess[] = [];
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;

  beforeAll(async () => {
    fixtureDatabase(databasePath, { runs: [{ tag: "1.4.0-b4", seconds: 30, seed: 1 }] });
    dashboard = await startDashboard({ databasePath });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    for (const recorder of recorders) recorder.kill("SIGKILL");
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Records `slices` of half a second; resolves once the first is stored. */
  async function record({ slices, lostAt = -1, earlier = 0 }: { slices: number; lostAt?: number; earlier?: number }) {
    const args = ["--import", "tsx", RECORDER, databasePath, "1.4.0-b5", slices, 500, lostAt, earlier].map(String);
    const recorder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    recorders.push(recorder);
    await once(recorder.stdout, "data");
    recorder.stdout.resume();
    return { recorder, ended: once(recorder, "exit") };
  }

  const seq = async () => Number(await page.locator("[data-seq]").getAttribute("data-seq"));
  const tile = (name: string) => page.locator("dl > div", { has: page.locator(`dt:text-is("${name}")`) });

  it("says what to do while nobody records", async () => {
    await page.goto("/live");
    const text = await page.locator("main").innerText();
    expect(text).toContain("No run is being recorded");
    expect(text).toContain("xrpl-probe record");
  });

  it("follows the newest run without a reload, and says when it ends", async () => {
    const { ended } = await record({ slices: 16, lostAt: 35, earlier: 30 });
    await page.goto("/live");
    await page.waitForURL(/\/live\/[0-9a-f-]+/);
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const before = await seq();
    await expect.poll(seq).toBeGreaterThan(before + 3);
    expect(await tile("p50").innerText()).toMatch(/\d\sµs/);
    await expect.poll(async () => (await tile("p50 so far").innerText()).includes("±")).toBe(true);
    await expect.poll(() => tile("Lost events").innerText()).toContain("7");
    expect(await tile("Lost events").locator("dd.text-bad").count()).toBe(2);
    await expect.poll(() => page.locator("main").innerText()).toContain("tecPATH_DRY");
    await ended;
    await expect.poll(() => page.locator("main").innerText()).toContain("the recording ended: duration reached");
    expect(await seq()).toBe(45);
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    await page.getByRole("link", { name: "The whole run" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]+/);
  });

  it("waits while somebody looks around, and catches up", async () => {
    const { recorder } = await record({ slices: 60, earlier: 20 });
    await page.goto("/live");
    await page.waitForURL(/\/live\/[0-9a-f-]+/);
    await page.waitForSelector('[data-plot="drawn"]');
    const plot = page.locator(".js-plotly-plot").first();
    const box = await plot.boundingBox();
    if (box === null) throw new Error("the heat map has no place");
    await page.mouse.move(box.x + box.width / 2, box.y + 120);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 60, box.y + 120, { steps: 4 });
    await page.mouse.up();
    const resume = page.getByRole("button", { name: /^Resume/ });
    await resume.waitFor();
    const held = await seq();
    await expect.poll(() => resume.innerText()).toMatch(/[2-9] slices behind/);
    expect(await seq()).toBe(held);
    await page.keyboard.press("p");
    await expect.poll(seq).toBeGreaterThan(held + 1);
    await page.keyboard.press("p");
    await resume.waitFor();
    await resume.click();
    recorder.kill("SIGKILL");
  });

  it("keeps a zoom while slices come in, and saves what it shows", async () => {
    const { recorder } = await record({ slices: 60, earlier: 10 });
    await page.goto("/live");
    await page.waitForURL(/\/live\/[0-9a-f-]+/);
    const chart = page.locator("figure").nth(1);
    await chart.locator('[data-plot="drawn"]').waitFor();
    await chart.scrollIntoViewIfNeeded();
    const range = () =>
      chart.locator(".js-plotly-plot").evaluate((plot) => {
        const { layout } = plot as HTMLElement & {
          readonly layout?: { readonly xaxis?: { readonly range?: number[] } };
        };
        return layout?.xaxis?.range?.map((end) => end.toFixed(6)).join() ?? "";
      });
    const whole = await range();
    const box = await chart.locator(".nsewdrag").first().boundingBox();
    if (box === null) throw new Error("the histogram has no place");
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(range).not.toBe(whole);
    const zoomed = await range();
    const before = await seq();
    await expect.poll(seq).toBeGreaterThan(before + 2);
    expect(await range()).toBe(zoomed);
    // looking around in the map moves latency and time: once the page goes on, time follows and latency stays
    const map = page.locator("figure").first();
    const ends = () =>
      map.locator(".js-plotly-plot").evaluate((plot) => {
        type Axis = { readonly range?: readonly number[] };
        const { layout } = plot as HTMLElement & { readonly layout?: { readonly xaxis?: Axis; readonly yaxis?: Axis } };
        return { time: layout?.xaxis?.range?.[1] ?? 0, latency: layout?.yaxis?.range?.join() ?? "" };
      });
    const still = await ends();
    const place = await map.locator(".nsewdrag").first().boundingBox();
    if (place === null) throw new Error("the heat map has no place");
    await page.mouse.move(place.x + 200, place.y + 100);
    await page.mouse.down();
    await page.mouse.move(place.x + 140, place.y + 140, { steps: 5 });
    await page.mouse.up();
    const resume = page.getByRole("button", { name: /^Resume/ });
    await resume.waitFor();
    const moved = await ends();
    expect(moved.latency).not.toBe(still.latency);
    await resume.click();
    await expect.poll(async () => (await ends()).time).not.toBe(moved.time);
    const resumed = (await ends()).time;
    await expect.poll(async () => (await ends()).time).toBeGreaterThan(resumed);
    expect((await ends()).latency).toBe(moved.latency);

    await map.getByRole("button", { name: /^Save/ }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "CSV" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^live_run-[0-9a-f-]+-while-it-was-recorded_live\.csv$/);
    expect(readFileSync(await download.path(), "utf8")).toMatch(/^from_ms,to_ms,applies,p50_ns,p99_ns,lost\r\n\d/);
    recorder.kill("SIGKILL");
  });

  it("comes back by itself after the server was away, without a slice missing", async () => {
    const { recorder } = await record({ slices: 60, earlier: 5 });
    await page.goto("/live");
    await page.waitForURL(/\/live\/[0-9a-f-]+/);
    await expect.poll(() => page.locator("[role=status]").first().innerText()).toContain("up to date");
    const port = Number(new URL(dashboard.origin).port);
    await dashboard[Symbol.asyncDispose]();
    await expect.poll(() => page.locator("[role=status]").first().innerText()).toContain("trying again");
    const held = await seq();
    dashboard = await startDashboard({ databasePath, port });
    await expect.poll(seq).toBeGreaterThan(held + 2);
    await page.locator("figure summary").first().click();
    recorder.kill("SIGKILL");
    // every slice holds 900 applies
    const steps = page.locator("figure table").first().locator("tbody tr");
    const counted = async () => {
      const counts = await steps.locator("td:nth-child(3)").allInnerTexts();
      return counts.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0);
    };
    await expect.poll(async () => (await counted()) / 900 - (await seq())).toBe(1);
  });

  it("reads a run whose collector was killed as interrupted", async () => {
    using db = openDatabase(databasePath);
    db.$client.prepare("update runs set heartbeat_ms = heartbeat_ms - 60000 where status = 'recording'").run();
    const id = db.$client.prepare<[], string>("select id from runs where status = 'recording'").pluck().get();
    await page.goto(`/live/${id}`);
    const text = await page.locator("main").innerText();
    expect(text).toContain("interrupted");
    expect(text).toContain("nobody records it any more");
    await page.goto("/live/ffffffff");
    await expect.poll(() => page.locator("main").innerText()).toContain("No run is called ffffffff");
  });

  it("does without errors on the console and without any other host", () => {
    // the server was away for a while in one of the tests
    expect(browser.troubles.filter((trouble) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE/.test(trouble))).toEqual([]);
  });
});
