import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { loadRunSlices, loadRuns, loadRunView, type RunRow } from "@xrpl-probe/report";
import { formatCount, formatLatency, formatShare } from "@xrpl-probe/report/format";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Browse, browse } from "../../testing/browse.ts";
import { type Dashboard, startDashboard } from "../../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const nowMs = Date.UTC(2026, 10, 23);

describe.skipIf(noBrowser !== null)("the dashboard's pages of runs", () => {
  const directory = mkdtempSync(join(tmpdir(), "runs-pages-"));
  const databasePath = join(directory, "probes.db");
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;
  let runs: RunRow[];

  beforeAll(async () => {
    fixtureDatabase(databasePath, {
      runs: [
        { tag: "1.4.0-b4", seconds: 30, seed: 1 },
        { tag: "1.4.0-b5", seconds: 30, seed: 2, slow: { Payment: 1.25 } },
        { tag: "1.4.0-b4", seconds: 30, seed: 3 },
        { tag: "1.4.0-b5", seconds: 30, seed: 4, slow: { Payment: 1.25 }, unfinished: true },
      ],
    });
    using db = openDatabase(databasePath, { readonly: true });
    runs = loadRuns(db, { nowMs });
    dashboard = await startDashboard({ databasePath });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const rows = () => page.locator(".runs-table tbody tr");

  it("list every run with its numbers, and mark what is made up or cut off", async () => {
    await page.goto("/runs");
    expect(await rows().count()).toBe(4);
    for (const [at, run] of runs.entries()) {
      const text = await rows().nth(at).innerText();
      expect(text).toContain(run.tags[0]);
      expect(text).toContain(run.shortId);
      expect(text).toContain(run.commit?.slice(0, 9));
      expect(text).toContain(formatCount(run.applies));
      expect(text).toContain("synthetic");
    }
    expect(await rows().nth(0).innerText()).toContain("interrupted");
    expect(await rows().nth(1).innerText()).toContain("complete");
  });

  it("search from the keyboard, and keep the search in the URL", async () => {
    await page.goto("/runs");
    await expect
      .poll(async () => {
        await page.keyboard.press("/");
        return page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      })
      .toBe("Search runs");
    await page.keyboard.type("tag:*b5");
    await expect.poll(() => rows().count()).toBe(2);
    await expect.poll(() => page.url()).toContain("q=tag:*b5");
    await page.reload();
    expect(await page.getByLabel("Search runs").inputValue()).toBe("tag:*b5");
    expect(await rows().count()).toBe(2);
    await page.goto("/runs?q=after:yesterday");
    await expect.poll(() => page.locator("main").innerText()).toContain("no day");
    await page.goto("/runs?q=host:elsewhere");
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => rows().count()).toBe(4);
  });

  it("sort by a column either way", async () => {
    await page.goto("/runs");
    const tops = async () => (await rows().nth(0).locator("code").first().innerText()).trim();
    const slowestFirst = [...runs].sort((a, b) => Number(b.p50) - Number(a.p50)).map(({ shortId }) => shortId);
    await page.getByRole("button", { name: /^p50/ }).click();
    await expect.poll(tops).toBe(slowestFirst[0]);
    await page.getByRole("button", { name: /^p50/ }).click();
    await expect.poll(tops).toBe(slowestFirst.at(-1));
    await page.reload();
    expect(await tops()).toBe(slowestFirst.at(-1));
  });

  it("hide and order columns, as the URL has it", async () => {
    await page.goto("/runs");
    await page.getByText("Columns", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Commit" }).uncheck();
    await page.getByRole("button", { name: "Move Status left" }).click();
    expect(await page.getByRole("checkbox", { name: "Run", exact: true }).isDisabled()).toBe(true);
    const heads = async () => (await page.locator(".runs-table thead th").allInnerTexts()).slice(1);
    const wanted = [
      "Run",
      "Host",
      "Start ↓",
      "Length",
      "Applies",
      "Rate",
      "p50, µs",
      "p99, ms",
      "Codes",
      "Status",
      "Recorded",
    ];
    await expect.poll(heads).toEqual(wanted);
    expect(await rows().first().locator("th, td").count()).toBe(1 + wanted.length);
    await expect.poll(() => page.url()).toContain("columns=run,host,");
    await page.reload();
    await expect.poll(heads).toEqual(wanted);
  });

  it("lead from two selected runs to their comparison, the older as base", async () => {
    await page.goto("/runs");
    await page.getByLabel(`Select run ${runs[0]?.shortId}`).check();
    expect(await page.getByRole("button", { name: "Compare" }).isDisabled()).toBe(true);
    await page.getByLabel(`Select run ${runs[1]?.shortId}`).check();
    await page.getByRole("link", { name: "Compare 2 runs" }).click();
    await page.waitForURL(/\/compare/);
    const query = new URL(page.url()).searchParams;
    expect([query.get("base"), query.get("head")]).toEqual([runs[1]?.ref, runs[0]?.ref]);
  });

  it("tell of a run what the database holds of it", async () => {
    const run = runs[2];
    using db = openDatabase(databasePath, { readonly: true });
    const view = loadRunView(db, { run: run?.ref ?? "", nowMs });
    await page.goto(`/runs/${run?.ref}`);
    await plotsDrawn(page);
    const text = await page.locator("main").innerText();
    expect(text).toContain("run 1 of 2 on perf1");
    expect(text).toContain(formatCount(view.summary.count));
    for (const latency of [view.summary.p50, view.summary.p90, view.summary.p99]) {
      expect(text).toContain(formatLatency(latency));
    }
    for (const { rows: codes } of view.codes) {
      for (const { token, share, count } of codes) {
        const row = page
          .getByRole("row")
          .filter({ hasText: token })
          .filter({ hasText: formatShare(share) });
        expect(await row.first().innerText()).toContain(formatCount(count));
      }
    }
    expect(text).toContain("6.8.0-51-generic");
    expect(text).toContain("One probe placed");
    expect(text).toContain("Synthetic.");
  });

  it("narrow a run to a type by the filter, and show the same again after a reload", async () => {
    await page.goto(`/runs/${runs[2]?.ref}`);
    await page.getByRole("combobox", { name: "Type" }).selectOption("Payment");
    await page.waitForURL(/type=Payment/);
    const applies = page.locator("dl > div", { hasText: "Applies" }).locator("dd").first();
    using db = openDatabase(databasePath, { readonly: true });
    const { summary } = loadRunView(db, { run: runs[2]?.ref ?? "", type: "Payment", nowMs });
    await expect.poll(() => applies.innerText()).toBe(formatCount(summary.count));
    await page.reload();
    expect(await applies.innerText()).toBe(formatCount(summary.count));
  });

  it("narrow a run to its slowest slice and back", async () => {
    await page.goto(`/runs/${runs[2]?.ref}`);
    const slices = page.locator("section", { hasText: "Slowest slices" }).getByRole("link");
    await slices.first().click();
    await page.waitForURL(/from=\d+&to=\d+/);
    await page.getByRole("button", { name: /show all of the time/ }).click();
    await expect.poll(() => page.url()).not.toContain("from=");
    await slices.first().click();
    await page.waitForURL(/from=\d+&to=\d+/);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.url()).not.toContain("from=");
  });

  it("list all slices, as the URL has it", async () => {
    await page.goto(`/runs/${runs[2]?.ref}`);
    await page.getByRole("button", { name: /^All \d+ slices$/ }).click();
    await page.waitForURL(/slices=all/);
    await page.reload();
    using db = openDatabase(databasePath, { readonly: true });
    const stored = loadRunSlices(db, { run: runs[2]?.ref ?? "", nowMs });
    const rows = page.getByRole("region", { name: "All slices" }).locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(stored.length);
    await page.getByRole("button", { name: "Only the slowest" }).click();
    await expect.poll(() => page.url()).not.toContain("slices=");
  });

  it("say so when a run, a type or a page does not exist", async () => {
    await page.goto("/runs/ffffffff");
    await expect.poll(() => page.locator("main").innerText()).toContain("No run is called ffffffff");
    await page.goto(`/runs/${runs[2]?.ref}?type=Paymnet`);
    await expect.poll(() => page.locator("main").innerText()).toContain("There are Payment");
    await page.getByRole("link", { name: "The whole run" }).click();
    await expect.poll(() => page.locator("h1").innerText()).toContain("1.4.0-b5");
  });

  it("open with the newest version against the one before", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Compare 1.4.0-b4 and 1.4.0-b5" }).click();
    await page.waitForURL(/\/compare\?base=1\.4\.0-b4&head=1\.4\.0-b5$/);
  });

  it("keep the chosen theme, without a flash of the other", async () => {
    await page.goto("/runs");
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(ground).toBe("rgb(15, 17, 21)");
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        document.documentElement.dataset.themeAtBody = document.documentElement.dataset.theme ?? "none";
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto("/runs");
    expect(await page.evaluate(() => document.documentElement.dataset.themeAtBody)).toBe("dark");
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitemradio", { name: "As the system" }).click();
    await expect.poll(ground).toBe("rgb(255, 255, 255)");
  });

  it("answer within a second even on a busy machine", async () => {
    for (const path of ["/runs", `/runs/${runs[2]?.ref}`, "/compare?base=1.4.0-b4&head=1.4.0-b5"]) {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const startedMs = performance.now();
        expect((await fetch(dashboard.origin + path)).status).toBe(200);
        times.push(performance.now() - startedMs);
      }
      expect(Math.min(...times)).toBeLessThan(1000);
    }
  });

  it("do without errors on the console and without any other host", () => {
    expect(browser.troubles).toEqual([]);
  });
});

describe.skipIf(noBrowser !== null)("the dashboard without a database", () => {
  it("shows the commands that make one, each to copy", async () => {
    const directory = mkdtempSync(join(tmpdir(), "no-database-"));
    await using dashboard = await startDashboard({ databasePath: join(directory, "none.db") });
    await using browser = await browse({ origin: dashboard.origin });
    for (const path of ["/", "/runs"]) {
      await browser.page.goto(path);
      await expect.poll(() => browser.page.locator("main").innerText()).toContain("xrpl-probe record");
    }
    await browser.page.getByRole("button", { name: "Copy the command" }).nth(1).click();
    expect(await browser.page.evaluate(() => navigator.clipboard.readText())).toBe("npm run demo");
    expect(browser.troubles).toEqual([]);
    rmSync(directory, { recursive: true, force: true });
  });
});

describe.skipIf(noBrowser !== null)("the dashboard over a file that is no database", () => {
  it("says what the file is and what to do, instead of a page", async () => {
    const directory = mkdtempSync(join(tmpdir(), "odd-database-"));
    const databasePath = join(directory, "notes.db");
    writeFileSync(databasePath, "these are notes, more than a hundred bytes of them ".repeat(4));
    await using dashboard = await startDashboard({ databasePath });
    await using browser = await browse({ origin: dashboard.origin });
    await browser.page.goto("/runs");
    const text = await browser.page.locator("body").innerText();
    expect(text).toContain("notes.db");
    expect(text).toMatch(/Cannot open .*notes\.db/);
    expect(browser.troubles).toEqual([]);
    rmSync(directory, { recursive: true, force: true });
  });
});

async function plotsDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('[data-plot="loading"]').length === 0);
}
