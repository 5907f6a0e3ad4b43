import { expect, it } from "vitest";
import { appliesOf } from "../queries/applies-of.ts";
import { listRuns } from "../queries/list-runs.ts";
import { runByRef } from "../queries/run-by-ref.ts";
import { tagsOf } from "../queries/tags.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { appendSlice } from "./append-slice.ts";
import { countAppliesBefore, deleteAppliesBefore, deleteRunStep } from "./delete-rows.ts";
import { editTags, setNote } from "./edit-labels.ts";
import { fileSizeOf, giveBackPages, givesPagesBack, rewriteFile } from "./give-back-pages.ts";

function recorded(applies: number) {
  const db = scratchDatabase();
  const { key } = startRun(db, { tags: ["a"] });
  const rows = Array.from({ length: applies }, (_, i) => applyOf(i % 251, { startNs: i * 1e6 }));
  appendSlice(db, key, sliceOf(0, 10e9, rows));
  return { db, key };
}

it("deletes rows of applies from the oldest on, and leaves histograms as they are", () => {
  const { db, key } = recorded(100);
  const asked = { runKey: key, beforeNs: 40e6 };
  expect(countAppliesBefore(db, asked)).toBe(40);
  expect([1, 2, 3].map(() => deleteAppliesBefore(db, { ...asked, limit: 15 }))).toEqual([15, 15, 10]);
  expect(appliesOf(db, { runKey: key, limit: 1000 })[0]).toMatchObject({ seq: 40, startNs: 40e6 });
  expect(listRuns(db, { nowMs: STARTED_MS })[0]?.applies).toBe(100);
});

it("deletes all of them where none is young enough", () => {
  const { db, key } = recorded(5);
  expect(deleteAppliesBefore(db, { runKey: key, beforeNs: 1e18, limit: 100 })).toBe(5);
});

it("deletes a run step by step, half deleted it says so, and touches no other", () => {
  const { db, key } = recorded(50);
  const other = startRun(db, { tags: ["b"] });
  appendSlice(db, other.key, sliceOf(0, 1e9, [applyOf(1)]));
  expect(deleteRunStep(db, { runKey: key, limit: 30 })).toBe(false);
  expect(runByRef(db, "a")).toMatchObject({ status: "failed", stopReason: "deleted in part" });
  while (!deleteRunStep(db, { runKey: key, limit: 30 }));
  expect(runByRef(db, "a")).toBeNull();
  const left = db.$client.prepare("select count(*) from cells where run_key = ?").pluck();
  expect([left.get(key), left.get(other.key)]).toEqual([0, 5]);
});

it("gives pages back in steps", () => {
  const { db, key } = recorded(20_000);
  const before = fileSizeOf(db);
  while (!deleteRunStep(db, { runKey: key, limit: 5000 }));
  expect(fileSizeOf(db).freeBytes).toBeGreaterThan(before.bytes / 2);
  expect(giveBackPages(db, 10)).toBe(true);
  while (giveBackPages(db, 200));
  expect(fileSizeOf(db)).toMatchObject({ freeBytes: 0 });
  expect(fileSizeOf(db).bytes).toBeLessThan(before.bytes / 2);
});

it("rewrites a file that cannot give pages back, which then can", () => {
  const { db, key } = recorded(5000);
  db.$client.pragma("auto_vacuum = NONE");
  db.$client.exec("vacuum");
  expect(givesPagesBack(db)).toBe(false);
  while (!deleteRunStep(db, { runKey: key, limit: 5000 }));
  rewriteFile(db);
  expect([givesPagesBack(db), fileSizeOf(db).freeBytes]).toEqual([true, 0]);
});

it("changes tags and the note of a run", () => {
  const { db, key } = recorded(1);
  editTags(db, key, { add: ["b", "a"], remove: ["none"] });
  expect(tagsOf(db, { runKeys: [key] }).get(key)).toEqual(["a", "b"]);
  editTags(db, key, { add: [], remove: ["a"] });
  setNote(db, key, "warm cache");
  expect([tagsOf(db, { runKeys: [key] }).get(key), runByRef(db, "b")?.note]).toEqual([["b"], "warm cache"]);
});
