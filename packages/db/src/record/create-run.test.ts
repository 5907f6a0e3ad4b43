import { describe, expect, it } from "vitest";
import { runByImportKey, runByRef } from "../queries/run-by-ref.ts";
import { tagsOf } from "../queries/tags.ts";
import { STARTED_MS } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { inTransaction } from "../transaction.ts";
import { createRun } from "./create-run.ts";
import { heartbeat } from "./heartbeat.ts";

describe("createRun", () => {
  it("stores what is known of server and host, and each tag once", () => {
    const db = scratchDatabase();
    const known = {
      startedMs: STARTED_MS,
      source: "ebpf",
      clockBaseNs: 2n ** 63n + 5n,
      commit: "6bccf8c9fe0eedc44a88d8c1c799064e302953cb",
      version: "1.4.0-b4",
      configHashes: { server: "a41c09e2" },
      memoryBytes: 2 ** 40,
      sampling: 0.25,
    } as const;
    const { key, id } = createRun(db, { ...known, tags: ["b4", "1.4.0-b4", "b4"] });
    expect(runByRef(db, id)).toMatchObject({
      ...known,
      key,
      status: "recording",
      heartbeatMs: STARTED_MS,
      endedMs: null,
      governor: null,
    });
    expect(tagsOf(db, { runKeys: [key] }).get(key)).toEqual(["1.4.0-b4", "b4"]);
  });

  it("takes an import only once", () => {
    const db = scratchDatabase();
    const run = { startedMs: STARTED_MS, source: "import", importKey: "sha256:12ab/1" } as const;
    expect(runByImportKey(db, run.importKey)).toBeNull();
    const { id } = createRun(db, run);
    expect(runByImportKey(db, run.importKey)?.id).toBe(id);
    expect(() => createRun(db, { ...run, tags: ["again"] })).toThrow("UNIQUE constraint failed: runs.import_key");
  });

  it("within a larger transaction goes with it", () => {
    const db = scratchDatabase();
    const importAndFail = () =>
      inTransaction(db, "import", () => {
        createRun(db, { startedMs: STARTED_MS, source: "import", tags: ["half"] });
        throw new Error("the file ends here");
      });
    expect(importAndFail).toThrow("the file ends here");
    expect(runByRef(db, "half")).toBeNull();
  });
});

it("heartbeat moves the time at which a run was last heard of", () => {
  const db = scratchDatabase();
  const { key, id } = createRun(db, { startedMs: STARTED_MS, source: "ebpf" });
  heartbeat(db, key, STARTED_MS + 7000);
  expect(runByRef(db, id)?.heartbeatMs).toBe(STARTED_MS + 7000);
});
