import { describe, expect, it } from "vitest";
import { STARTED_MS, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { runByRef, runsOfCommit, runsOfTag } from "./run-by-ref.ts";
import { listTags } from "./tags.ts";

function threeRuns() {
  const db = scratchDatabase();
  const commit = "6bccf8c9fe0eedc44a88d8c1c799064e302953cb";
  startRun(db, { id: "01a1fe57-2470-7117-bf60-642c4d2dc15d", tags: ["1.4.0-b4", "perf"], commit });
  startRun(db, {
    id: "01a1fe57-8400-7d11-9fd2-1d0edbc992f6",
    tags: ["1.4.0-b4"],
    startedMs: STARTED_MS + 9000,
    commit,
  });
  startRun(db, { id: "01a1fe6a-e390-70c3-bb82-7c018f153265", tags: ["1.4.0-b5"], startedMs: STARTED_MS + 5000 });
  return db;
}

describe("runByRef", () => {
  it("finds a run by its id or the beginning of it", () => {
    const db = threeRuns();
    expect(runByRef(db, "01a1fe57-2470-7117-bf60-642c4d2dc15d")?.key).toBe(1);
    expect(runByRef(db, "01a1fe57-8")?.key).toBe(2);
    expect(runByRef(db, "01A1FE6A")?.key).toBe(3);
  });

  it("takes a tag for its newest run", () => {
    const db = threeRuns();
    expect(runByRef(db, "1.4.0-b4")?.key).toBe(2);
    expect(runByRef(db, "perf")?.key).toBe(1);
  });

  it("names the runs that a beginning could mean", () => {
    const find = () => runByRef(threeRuns(), "01a1fe57");
    expect(find).toThrow(expect.objectContaining({ code: "ambiguous-run", hint: "give more of the id" }));
    expect(find).toThrow("01a1fe57-2470-7117-bf60-642c4d2dc15d, 01a1fe57-8400-7d11-9fd2-1d0edbc992f6");
  });

  it("gives null for what is not there, and takes no pattern", () => {
    const db = threeRuns();
    for (const ref of ["ffffffff", "", "%", "01a1fe5_", "1.4.0", "01a"]) expect(runByRef(db, ref)).toBeNull();
  });
});

it("runs of a tag and of a commit come newest first", () => {
  const db = threeRuns();
  expect(runsOfTag(db, "1.4.0-b4").map((run) => run.key)).toEqual([2, 1]);
  expect(runsOfCommit(db, "6BCCF8C9").map((run) => run.key)).toEqual([2, 1]);
  expect(runsOfCommit(db, "beef")).toEqual([]);
});

it("tags come with how many runs they stand on and the newest of them", () => {
  expect(listTags(threeRuns())).toEqual([
    { tag: "1.4.0-b4", runs: 2, newestMs: STARTED_MS + 9000 },
    { tag: "1.4.0-b5", runs: 1, newestMs: STARTED_MS + 5000 },
    { tag: "perf", runs: 1, newestMs: STARTED_MS },
  ]);
});
