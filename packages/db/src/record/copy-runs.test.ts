import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../database.ts";
import { appliesOf } from "../queries/applies-of.ts";
import { cellsOf } from "../queries/cells.ts";
import { listRuns } from "../queries/list-runs.ts";
import { runByRef } from "../queries/run-by-ref.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase, scratchFolder } from "../testing/scratch.ts";
import { appendSlice } from "./append-slice.ts";
import { copyRuns } from "./copy-runs.ts";
import { finishRun } from "./finish-run.ts";
import { replaceRunStats } from "./replace-run-stats.ts";

const END = { status: "complete", stopReason: null, probes: [], appliesPerS: 2, durationClass: "under 90 s" } as const;
const later = STARTED_MS + 3600e3;

function otherFile(...tags: string[]): string {
  const path = join(scratchFolder(), "other.db");
  using other = openDatabase(path);
  for (const tag of tags) {
    const { key } = startRun(other, { tags: [tag] });
    appendSlice(other, key, sliceOf(0, 1e9, [applyOf(1), applyOf(2, { code: 128 })]));
    finishRun(other, key, { ...END, endedMs: STARTED_MS + 1000 });
    replaceRunStats(other, key, { methodVersion: 1, strata: [], codes: [] });
  }
  return path;
}

it("copies the runs that are not there yet, with everything that hangs on them, and twice adds nothing", () => {
  const db = scratchDatabase();
  startRun(db, { tags: ["own"] });
  const path = otherFile("a", "b");
  expect(copyRuns(db, path, { nowMs: later }).map(({ outcome }) => outcome)).toEqual(["copied", "copied"]);
  expect(copyRuns(db, path, { nowMs: later }).map(({ outcome }) => outcome)).toEqual(["known", "known"]);
  const [own, a] = [runByRef(db, "own"), runByRef(db, "a")];
  expect(listRuns(db, { nowMs: later }).map((run) => [run.tags, run.applies, run.transactions])).toEqual(
    expect.arrayContaining([
      [["a"], 2, 2],
      [["b"], 2, 2],
      [["own"], 0, null],
    ]),
  );
  expect(a?.key).not.toBe(own?.key);
  expect(a?.statsVersion).toBe(1);
  expect(appliesOf(db, { runKey: a?.key ?? 0, limit: 9 }).map(({ code }) => code)).toEqual([0, 128]);
  expect(cellsOf(db, { runKeys: [a?.key ?? 0], level: 60 })).toHaveLength(2);
});

it("leaves out a run that is still recorded, and takes a killed one as interrupted", () => {
  const path = join(scratchFolder(), "other.db");
  using other = openDatabase(path);
  startRun(other, { tags: ["killed"] });
  const db = scratchDatabase();
  expect(copyRuns(db, path, { nowMs: STARTED_MS + 1000 })[0]?.outcome).toBe("recording");
  expect(copyRuns(db, path, { nowMs: later })[0]?.outcome).toBe("copied");
  expect(runByRef(db, "killed")?.status).toBe("interrupted");
});

it("knows an import of the same source by another id", () => {
  const path = join(scratchFolder(), "other.db");
  using other = openDatabase(path);
  startRun(other, { importKey: "predecessor:1" });
  const db = scratchDatabase();
  startRun(db, { importKey: "predecessor:1" });
  expect(copyRuns(db, path, { nowMs: later })[0]?.outcome).toBe("known");
});
