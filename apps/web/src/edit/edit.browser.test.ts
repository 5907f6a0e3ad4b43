import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptedChanges, editTags, openDatabase, runByRef, tagsOf } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { seriousFindings } from "../testing/axe.ts";
import { type Browse, browse } from "../testing/browse.ts";
import { type Dashboard, startDashboard } from "../testing/start-dashboard.ts";

const noBrowser = inject("noBrowser");

describe.skipIf(noBrowser !== null)("editing in the dashboard", () => {
  const directory = mkdtempSync(join(tmpdir(), "editing-"));
  const path = (name: string) => join(directory, name);
  let dashboard: Dashboard;
  let browser: Browse;
  let page: Page;
  let ids: string[];

  beforeAll(async () => {
    const run = { seconds: 30, appliesPerS: 200 };
    ids = fixtureDatabase(path("one.db"), {
      runs: [
        { ...run, tag: "1.4.0-b4", seed: 1 },
        { ...run, tag: "1.4.0-b5", seed: 2 },
        { ...run, tag: "try", seed: 3 },
      ],
    }).map(({ id }) => id);
    fixtureDatabase(path("two.db"), { runs: [{ ...run, tag: "2.0.0-b1", seed: 4 }] });
    const databases = JSON.stringify([path("one.db"), path("two.db")]);
    dashboard = await startDashboard({
      databasePath: path("one.db"),
      environment: { XRPL_PROBE_DATABASES: databases, XRPL_PROBE_ALLOW_EDIT: "1" },
    });
    browser = await browse({ origin: dashboard.origin });
    page = browser.page;
  });

  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await dashboard?.[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  const main = () => page.locator("main").innerText();
  const stored = (at: number) => {
    using db = openDatabase(path("one.db"), { readonly: true });
    const run = runByRef(db, ids[at] ?? "");
    return run && { ...run, tags: tagsOf(db, { runKeys: [run.key] }).get(run.key) ?? [] };
  };
  /** A press counts once the page listens; an open dialog takes those that come too many. */
  async function openDialog(button: string) {
    const press = page.getByRole("button", { name: button, exact: true });
    await expect
      .poll(async () => {
        if ((await page.getByRole("dialog").count()) === 0) await press.click({ timeout: 1000 }).catch(() => undefined);
        return page.getByRole("dialog").count();
      })
      .toBe(1);
    return page.getByRole("dialog");
  }

  it("renames a tag and keeps a note, with the author's name, which is remembered", async () => {
    await page.goto(`/runs/${ids[1]}`);
    const dialog = await openDialog("Edit");
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel("Tag 1.4.0-b5", { exact: true }).fill("1.4.0-b6");
    await dialog.getByRole("button", { name: "Add a tag" }).click();
    await dialog.getByLabel("New tag", { exact: true }).fill("slow disk");
    await dialog.getByLabel("Note").fill("the first with the new book index");
    await dialog.getByLabel("Your name").fill("Ann");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect.poll(main).toContain("the first with the new book index");
    expect(await main()).toMatch(/new book index\s*Ann, /);
    await expect.poll(main).toContain("-1.4.0-b5 +1.4.0-b6 +slow disk");
    expect(stored(1)).toMatchObject({ note: "the first with the new book index", tags: ["1.4.0-b6", "slow disk"] });
    const again = await openDialog("Edit");
    expect(await again.getByLabel("Your name").inputValue()).toBe("Ann");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Edit");
  });

  it("says what is wrong with a change, and keeps what was typed", async () => {
    await page.goto(`/runs/${ids[1]}`);
    const dialog = await openDialog("Edit");
    await dialog.getByLabel("Tag 1.4.0-b6", { exact: true }).fill("a,b");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => dialog.innerText()).toContain("A tag has no comma.");
    expect(await dialog.getByLabel("Tag 1.4.0-b6", { exact: true }).inputValue()).toBe("a,b");
    await page.keyboard.press("Escape");
  });

  it("accepts a change from a version on, and withdraws it", async () => {
    await page.goto(`/runs/${ids[1]}`);
    const dialog = await openDialog("Accept a change");
    await dialog.getByLabel("Type").selectOption("Payment");
    await dialog.getByLabel("Statistic").selectOption("p99");
    await dialog.getByLabel("Why").fill("slower by design: #1234");
    await dialog.getByRole("button", { name: "Accept", exact: true }).click();
    await expect.poll(main).toContain("Accepted from 1.4.0-b6 on: transactor Payment p99");
    using db = openDatabase(path("one.db"), { readonly: true });
    expect(acceptedChanges(db)).toMatchObject([{ tag: "1.4.0-b6", statistic: "p99", text: "slower by design: #1234" }]);
    const withdraw = await openDialog("Withdraw “slower by design: #1234”");
    await withdraw.getByRole("button", { name: "Withdraw" }).click();
    await expect.poll(main).not.toContain("slower by design");
    expect(acceptedChanges(db)).toEqual([]);
  });

  it("changes the tags of several selected runs, and deletes a run after asking", async () => {
    await page.goto("/runs");
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("checkbox").nth(2).check();
    const tags = await openDialog("Tags");
    expect(await tags.getByRole("heading").innerText()).toBe("Tags of 2 runs");
    await tags.getByLabel("Tag try", { exact: true }).fill("tried");
    await tags.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => stored(2)?.tags).toEqual(["tried"]);
    await expect.poll(main).toContain("tried");
    await page.getByRole("checkbox").nth(2).uncheck();
    const question = await openDialog("Delete");
    expect(await question.innerText()).toContain("tried");
    await question.getByRole("button", { name: "Cancel" }).click();
    expect(stored(2)).not.toBeNull();
    await (await openDialog("Delete")).getByRole("button", { name: "Delete the run" }).click();
    await expect.poll(() => page.locator(".runs-table tbody tr").count()).toBe(2);
    expect(stored(2)).toBeNull();
  });

  it("shows after a reload what another process changed", async () => {
    await page.goto(`/runs/${ids[0]}`);
    using db = openDatabase(path("one.db"));
    editTags(db, stored(0)?.key ?? 0, { add: ["by hand"], remove: [] });
    await page.reload();
    await expect.poll(main).toContain("by hand");
  });

  it("keeps the chosen database in the address, through links and in another tab", async () => {
    await page.goto("/runs");
    await expect.poll(() => page.url()).toContain("db=one.db");
    await expect
      .poll(async () => {
        await page.getByRole("button", { name: "Database one.db" }).click();
        return page.getByRole("menuitemradio").count();
      })
      .toBe(2);
    await page.getByRole("menuitemradio", { name: "two.db" }).click();
    await page.waitForURL(/db=two\.db/);
    await expect.poll(main).toContain("2.0.0-b1");
    await page.locator(".runs-table th a").first().click();
    await page.waitForURL(/\/runs\/[0-9a-f-]+\?db=two\.db/);
    await expect.poll(main).toContain("2.0.0-b1");
    await page.getByRole("link", { name: "Trends" }).click();
    await page.waitForURL(/\/trends\?db=two\.db/);
    const other = await page.context().newPage();
    await other.goto(`${dashboard.origin}/runs?db=one.db`);
    await expect.poll(() => other.locator("main").innerText()).toContain("1.4.0-b4");
    await page.getByRole("link", { name: "Runs", exact: true }).click();
    await page.waitForURL(/\/runs\?db=two\.db/);
    await expect.poll(main).toContain("2.0.0-b1");
    await other.close();
  });

  it("does without errors on the console", () => {
    // the refused change is one, by the browser's own words
    expect(browser.troubles.filter((trouble) => !trouble.includes("status of 400"))).toEqual([]);
  });
});

describe.skipIf(noBrowser !== null)("the dashboard without --allow-edit", () => {
  it("has no controls for changes, says how to get them, and takes none", async () => {
    const directory = mkdtempSync(join(tmpdir(), "editing-off-"));
    const databasePath = join(directory, "probes.db");
    const [made] = fixtureDatabase(databasePath, { runs: [{ tag: "1.4.0-b4", seconds: 5, seed: 1 }] });
    await using dashboard = await startDashboard({ databasePath });
    await using browser = await browse({ origin: dashboard.origin });
    for (const path of ["/runs", `/runs/${made?.id}`]) {
      await browser.page.goto(path);
      await browser.page.locator("main", { hasText: "xrpl-probe serve --allow-edit" }).waitFor();
      expect(await browser.page.getByRole("button", { name: /^(Edit|Delete|Tags)/ }).count()).toBe(0);
    }
    const headers = { origin: dashboard.origin, "content-type": "application/json" };
    const body = JSON.stringify({ kind: "delete", runs: [made?.id] });
    const answer = await fetch(`${dashboard.origin}/api/edit`, { method: "POST", headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: "this dashboard only shows" }]);
    rmSync(directory, { recursive: true, force: true });
  });
});
