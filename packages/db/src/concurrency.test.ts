import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { cellsOf } from "./queries/cells.ts";
import { listRuns, type RunSummary } from "./queries/list-runs.ts";
import { runsOfTag } from "./queries/run-by-ref.ts";
import { appendSlice } from "./record/append-slice.ts";
import { applyOf, STARTED_MS, sliceOf, startRun } from "./testing/runs.ts";
import { scratchFolder } from "./testing/scratch.ts";

const WRITER = fileURLToPath(import.meta.resolve("./testing/writing-process.ts"));

type Writer = ChildProcessByStdio<null, Readable, Readable>;

function startWriter(path: string, tag: string, slices: number, applies: number): Writer {
  const args = ["--import", "tsx", WRITER, path, tag, String(slices), String(applies)];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
}

async function ended(writer: Writer): Promise<string> {
  let said = "";
  writer.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(writer, "close");
  return code === 0 ? "" : `exit ${code}: ${said}`;
}

/** Every level of every run holds exactly the applies that are stored as rows. */
function expectWhole(db: Database, applies: number): RunSummary[] {
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  const list = listRuns(db, { nowMs: STARTED_MS + 1e9 });
  for (const run of list) {
    const rows = db.$client.prepare("select count(*) from applies where run_key = ?").pluck().get(run.key);
    expect(rows).toBe(run.slices * applies);
    for (const level of ["native", 60, 600, 3600, "run"] as const) {
      const cells = cellsOf(db, { runKeys: [run.key], level });
      expect(cells.reduce((sum, cell) => sum + cell.histogram.count, 0)).toBe(rows);
    }
  }
  return list;
}

describe("several processes and one database", { timeout: 60_000 }, () => {
  it("two collectors that make the file at once and write at once keep their runs apart", async () => {
    const path = join(scratchFolder(), "probes.db");
    const writers = ["a", "b"].map((tag) => startWriter(path, tag, 40, 50));
    expect(await Promise.all(writers.map(ended))).toEqual(["", ""]);
    using db = openDatabase(path, { readonly: true });
    const list = expectWhole(db, 50);
    expect(list.map((run) => run.slices)).toEqual([40, 40]);
    expect(list.flatMap((run) => run.tags).sort()).toEqual(["a", "b"]);
    expect(runsOfTag(db, "a")).toHaveLength(1);
  });

  it("kill -9 in the middle of a slice loses that slice and nothing else; the run reads as interrupted", async () => {
    const path = join(scratchFolder(), "probes.db");
    for (const delayMs of [0, 40, 90]) {
      const writer = startWriter(path, "killed", 1000, 20_000);
      await once(writer.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      writer.kill("SIGKILL");
      await once(writer, "close");
    }
    using db = openDatabase(path);
    const list = expectWhole(db, 20_000);
    expect(list.map((run) => run.status)).toEqual(["interrupted", "interrupted", "interrupted"]);
    expect(list.every((run) => run.slices > 0 && run.applies === run.slices * 20_000)).toBe(true);
  });

  it("a reader sees whole slices while another process writes", async () => {
    const path = join(scratchFolder(), "probes.db");
    const writer = startWriter(path, "live", 60, 200);
    const end = ended(writer);
    await once(writer.stdout, "data");
    using db = openDatabase(path, { readonly: true });
    const seen = new Set<number>();
    while (writer.exitCode === null) {
      const [run] = db.transaction(() => expectWhole(db, 200));
      seen.add(run?.slices ?? 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await end).toBe("");
    expect(expectWhole(db, 200)[0]?.slices).toBe(60);
    expect(seen.size).toBeGreaterThan(1);
  });

  it("two handles of one process write in turn", () => {
    const path = join(scratchFolder(), "probes.db");
    using first = openDatabase(path);
    using second = openDatabase(path);
    const [a, b] = [startRun(first), startRun(second)];
    for (let s = 0; s < 5; s++) {
      appendSlice(first, a.key, sliceOf(s * 1e9, (s + 1) * 1e9, [applyOf(1)]));
      appendSlice(second, b.key, sliceOf(s * 1e9, (s + 1) * 1e9, [applyOf(2)]));
    }
    expect(expectWhole(first, 1).map((run) => run.slices)).toEqual([5, 5]);
  });
});
