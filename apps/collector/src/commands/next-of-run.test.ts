import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { type FixtureRun, fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, expect, it } from "vitest";
import { nextOfRecorded, nextOfRun } from "./next-of-run.ts";
import { storedRun } from "./stored-run.ts";

const folder = mkdtempSync(join(tmpdir(), "next-of-run-"));
const nowMs = Date.UTC(2027, 0, 1);
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** What is next after the last of these runs. */
function after(...runs: readonly FixtureRun[]): string {
  const path = join(folder, `${files++}.db`);
  fixtureDatabase(path, { runs });
  using db = openDatabase(path);
  const tag = runs.at(-1)?.tag ?? "";
  const { command, after } = nextOfRun(db, { id: storedRun(db, tag).id, db: path, tags: [tag] }, nowMs);
  return `${command.replace(path, "FILE")} ${after}`.trim();
}

const run = (tag: string, hour: number, more: Partial<FixtureRun> = {}): FixtureRun => ({
  tag,
  seed: hour,
  seconds: 2,
  startedMs: Date.UTC(2026, 10, 21, hour),
  ...more,
});

it("compares a run with the beta before it, in the order of their versions whichever was recorded first", () => {
  expect(after(run("1.4.0-b4", 1), run("1.4.0-b5", 2))).toBe("xrpl-probe compare 1.4.0-b4 1.4.0-b5 --db FILE");
  expect(after(run("1.4.0-b10", 1), run("1.4.0-b9", 2))).toBe("xrpl-probe compare 1.4.0-b9 1.4.0-b10 --db FILE");
  expect(after(run("before", 1), run("after", 2))).toBe("xrpl-probe compare before after --db FILE");
});

it("looks at a run where nothing else can be compared with it", () => {
  const page = /^xrpl-probe serve --db FILE then http:\/\/127\.0\.0\.1:5006\/runs\/[0-9a-f]{8}-[0-9a-f]{4}$/;
  expect(after(run("1.4.0-b5", 1))).toMatch(page);
  expect(after(run("1.4.0-b5", 1), run("1.4.0-b5", 2))).toMatch(page);
});

it("looks at a run whose database cannot be read", () => {
  const gone = { id: "01a20cad-80a7-7000-8000-000000000000", db: join(folder, "none.db"), tags: ["a"] };
  expect(nextOfRecorded(gone, nowMs).after).toBe("then http://127.0.0.1:5006/runs/01a20cad-80a7");
});
