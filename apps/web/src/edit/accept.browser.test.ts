import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptedChanges, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { reindex } from "@xrpl-probe/report";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { seriousFindings } from "../testing/axe.ts";
import { type Browse, browse } from "../testing/browse.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");
const VERSIONS = ["1.3.0", "1.4.0-b1", "1.4.0-b2", "1.4.0-b3", "1.4.0-b4", "1.4.0-b5", "1.4.0-b6"];
const CHANGED = "/compare?base=1.4.0-b3&head=1.4.0-b4&type=OfferCreate&code=tesSUCCESS";

describe.skipIf(noBrowser !== null)("accepting a change where its verdict is read", () => {
  const directory = mkdtempSync(join(tmpdir(), "accepting-"));
  const path = join(directory, "probes.db");
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;

  beforeAll(async () => {
    fixtureDatabase(path, {
      runs: VERSIONS.flatMap((tag, version) =>
        [0, 1].map((run) => ({
          ...{ tag, seconds: 30, seed: version * 2 + run + 1, appliesPerS: 300, applies: false },
          ...(version >= 4 && { slow: { OfferCreate: 1.3 } }),
        })),
      ),
    });
    using db = openDatabase(path);
    reindex(db, { nowMs: Date.now() });
    dashboard = await startDashboard({ databasePath: path, environment: { XRPL_PROBE_ALLOW_EDIT: "1" } });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const main = async () => (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  const stored = () => {
    using db = openDatabase(path, { readonly: true });
    return acceptedChanges(db);
  };
  /** A press counts once the page listens; an open dialog takes those that come too many. */
  async function openDialog(name: RegExp) {
    const press = page.getByRole("button", { name });
    await expect
      .poll(async () => {
        if ((await page.getByRole("dialog").count()) === 0) await press.click({ timeout: 1000 }).catch(() => undefined);
        return page.getByRole("dialog").count();
      })
      .toBe(1);
    return page.getByRole("dialog");
  }

  it("takes the chosen row of a comparison, says who did so and when, and takes it back", async () => {
    await page.goto(CHANGED);
    const dialog = await openDialog(/^Accept this change$/);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await dialog.getByLabel("From version").inputValue()).toBe("1.4.0-b4");
    expect(await dialog.getByLabel("Type").locator("option:checked").innerText()).toBe("OfferCreate");
    await dialog.getByLabel("Why").fill("slower by design: #1234");
    await dialog.getByLabel("Your name").fill("Ann");
    await dialog.getByRole("button", { name: "Accept", exact: true }).click();
    await expect
      .poll(main)
      .toMatch(/Accepted from 1\.4\.0-b4 on for transactor OfferCreate: “slower by design: #1234” Ann, \d+ \w+ 20\d\d/);
    expect(stored()).toMatchObject([{ tag: "1.4.0-b4", probe: "transactor", type: 7, statistic: null }]);
    // another type's row is another matter
    await page.goto(CHANGED.replace("OfferCreate", "Payment"));
    await page.locator("#chosen", { hasText: "Payment" }).waitFor();
    expect(await main()).not.toContain("slower by design");
    await page.goto(CHANGED);
    await (await openDialog(/^Withdraw/)).getByRole("button", { name: "Withdraw" }).click();
    await expect.poll(main).not.toContain("slower by design");
    expect(stored()).toEqual([]);
  });

  it("takes a change point of the trends, which count it no more", async () => {
    await page.goto("/trends");
    expect(await page.locator("h1").getAttribute("data-sign")).toBe("watch");
    const dialog = await openDialog(/^Accept the change of OfferCreate tesSUCCESS p50 near 1\.4\.0-b4$/);
    await dialog.getByLabel("Why").fill("the new book index");
    await dialog.getByRole("button", { name: "Accept", exact: true }).click();
    await expect
      .poll(main)
      .toMatch(/Accepted from 1\.4\.0-b4 on for transactor OfferCreate: “the new book index” Ann, /);
    await expect.poll(() => page.locator("h1").getAttribute("data-sign")).toBe("steady");
    // the tail of the same type moved with it and is accepted with it
    await page.goto("/trends?statistic=p90");
    await expect.poll(main).toContain("“the new book index”");
    await page.goto("/trends");
    await (await openDialog(/^Withdraw/)).getByRole("button", { name: "Withdraw" }).click();
    await expect.poll(main).not.toContain("the new book index");
    await expect.poll(() => page.locator("h1").getAttribute("data-sign")).toBe("watch");
  });

  it("is offered for changes alone, and only where the server allows it", async () => {
    await page.goto("/compare?base=1.4.0-b2&head=1.4.0-b3&type=OfferCreate&code=tesSUCCESS");
    await page.locator("#chosen").waitFor();
    expect(await page.getByRole("button", { name: /^Accept/ }).count()).toBe(0);
    await using shown = await startDashboard({ databasePath: path });
    await using reader = await browse({ origin: shown.origin });
    for (const address of [CHANGED, "/trends"]) {
      await reader.page.goto(address);
      await reader.page.locator("figure").first().waitFor();
      expect(await reader.page.getByRole("button", { name: /^Accept/ }).count()).toBe(0);
    }
  });

  it("does without errors on the console", () => {
    expect(browser.troubles).toEqual([]);
  });
});
