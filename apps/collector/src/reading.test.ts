import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listRuns, openDatabase } from "@xrpl-probe/db";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { writeSyntheticRun } from "./synthetic/write-synthetic-run.ts";
import { runCli } from "./testing/cli.ts";

// Each test calls the program several times.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
let db = "";

const hourMs = 3_600_000;

function write(path: string, tag: string, ageMs: number): string {
  const workload = { durationS: 20, rate: 200, seed: 1 };
  return writeSyntheticRun({ db: path, tag, commit: "ab".repeat(20), startedMs: Date.now() - ageMs, workload });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-read-"));
  db = join(folder, "probes.db");
  write(db, "1.4.0-b4", 48 * hourMs);
  write(db, "1.4.0-b5", hourMs);
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = async (...args: string[]) => {
  const end = await runCli(args);
  expect(end.stderr).not.toContain("xrpl-probe:");
  expect(end.exitCode).toBe(0);
  return end.stdout;
};

interface Row {
  readonly id: string;
  readonly tags: readonly string[];
  readonly applies: number;
}

const rows = async (...args: string[]) => JSON.parse(await cli("runs", ...args, "--json")) as Row[];

describe("runs", () => {
  it("lists the newest first, within 100 columns", async () => {
    const lines = (await cli("runs", "--db", db)).split("\n");
    expect(lines[0]).toContain("2 runs");
    expect(lines[3]).toContain("1.4.0-b5");
    for (const line of lines) if (!line.includes(db)) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("cuts long tags rather than its lines", async () => {
    const other = join(folder, "tags.db");
    write(other, "3.2.0-rc1-with-a-long-story-behind-it", hourMs);
    write(other, "b", 2 * hourMs);
    await cli("tag", "b", "+release-candidate", "+nightly", "--db", other);
    const lines = (await cli("runs", "--db", other)).split("\n").filter((line) => !line.includes(other));
    expect(lines.join("\n")).toContain("…");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("finds by terms, also turned around", async () => {
    expect((await rows("tag:*b4", "--db", db)).map(({ tags }) => tags[0])).toEqual(["1.4.0-b4"]);
    expect((await rows("-tag:*b4", "--db", db)).map(({ tags }) => tags[0])).toEqual(["1.4.0-b5"]);
    expect((await runCli(["runs", "colour:red", "--db", db])).exitCode).toBe(2);
  });
});

describe("show", () => {
  it("prints what the recording summed up, from the run's id or tag", async () => {
    const text = await cli("show", "1.4.0-b5", "--db", db);
    expect(text).toMatch(/applies of [\d,]+ transactions in 0:20, none lost/);
    expect(text).toMatch(/Payment +tecPATH_DRY/);
    const json = JSON.parse(await cli("show", "1.4.0-b5", "--db", db, "--json")) as { run: Row; strata: unknown[] };
    expect(json.strata.length).toBeGreaterThan(5);
    expect(await cli("show", json.run.id, "--db", db)).toBe(text);
  });

  it("says which runs there are when it does not know one", async () => {
    const end = await runCli(["show", "9.9.9", "--db", db]);
    expect([end.exitCode, end.stderr]).toEqual([2, expect.stringContaining("xrpl-probe runs")]);
  });
});

describe("tag and note", () => {
  it("change what a run is labelled with, also the tag that named it", async () => {
    const [run] = await rows("tag:1.4.0-b5", "--db", db);
    expect(await cli("tag", "1.4.0-b5", "+fast", "-1.4.0-b5", "--db", db)).toContain("fast");
    expect((await rows("tag:fast", "--db", db)).map(({ id }) => id)).toEqual([run?.id]);
    await cli("tag", "fast", "+1.4.0-b5", "-fast", "--db", db);
    expect(await cli("note", "1.4.0-b5", "warm", "cache", "--db", db)).toContain("warm cache");
    expect(await cli("show", "1.4.0-b5", "--db", db)).toContain("warm cache");
  });
});

describe("delete", () => {
  it("asks, and deletes nothing where nobody can answer", async () => {
    expect((await runCli(["delete", "1.4.0-b4", "--db", db])).exitCode).toBe(2);
    expect(await rows("--db", db)).toHaveLength(2);
  });

  it("deletes the runs it is told, and no other", async () => {
    const other = join(folder, "delete.db");
    write(other, "a", hourMs);
    write(other, "b", hourMs);
    await cli("delete", "a", "--yes", "--db", other);
    expect((await rows("--db", other)).map(({ tags }) => tags[0])).toEqual(["b"]);
  });
});

describe("export", () => {
  it("as CSV has a line for every slice and stratum, whose counts add up", async () => {
    const [head = "", ...lines] = (await cli("export", "1.4.0-b5", "--db", db)).trimEnd().split("\n");
    const at = head.split(",").indexOf("count");
    const total = lines.reduce((sum, line) => sum + Number(line.split(",")[at]), 0);
    expect(total).toBe((await rows("tag:1.4.0-b5", "--db", db))[0]?.applies);
    expect(new Set(lines.map((line) => line.split(",").length))).toEqual(new Set([head.split(",").length]));
  });

  it("as JSON holds everything, to a file that was not there", async () => {
    const file = join(folder, "run.json");
    await cli("export", "1.4.0-b5", "--format", "json", "-o", file, "--db", db);
    const run = JSON.parse(readFileSync(file, "utf8")) as Record<string, { count: number }[]>;
    const counted = run.cells?.reduce((sum, { count }) => sum + count, 0);
    expect(run.applies).toHaveLength(counted ?? -1);
    expect((await runCli(["export", "1.4.0-b5", "-o", file, "--db", db])).exitCode).toBe(2);
  });

  it("as hgrm ascends in value and percentile up to the largest", async () => {
    const text = await cli("export", "1.4.0-b5", "--format", "hgrm", "--type", "Payment", "--db", db);
    const table = text.split("\n").filter((line) => /^ +\d/.test(line));
    const columns = table.map((line) => line.trim().split(/ +/).map(Number));
    for (const [at, [value = 0, percentile = 0, count = 0]] of columns.slice(1).entries()) {
      const [before = 0, lower = 0, fewer = 0] = columns[at] ?? [];
      expect([value >= before, percentile > lower, count >= fewer]).toEqual([true, true, true]);
    }
    expect(columns.at(-1)?.slice(1, 2)).toEqual([1]);
    expect((await runCli(["export", "1.4.0-b5", "--format", "hgrm", "--type", "Nothing", "--db", db])).exitCode).toBe(
      2,
    );
  });

  it("as the predecessor's database is read back with the same counts, transactions exactly", async () => {
    const [old, back] = [join(folder, "old.db"), join(folder, "back.db")];
    await cli("export", "1.4.0-b5", "--format", "predecessor", "-o", old, "--db", db);
    await cli("import", old, "--db", back);
    const applies = (path: string) => {
      const file = new Sqlite(path, { readonly: true });
      const sql =
        "select hex(tx_id) as id, type, code, duration_ns from applies where run_key = (select max(key) from runs)";
      const found = file.prepare(`${sql} order by id, duration_ns`).all();
      file.close();
      return found;
    };
    expect(applies(back)).toEqual(applies(db));
    expect((await rows("--db", back))[0]).toMatchObject({ tags: ["1.4.0-b5"], commit: "ab".repeat(20) });
    expect((await rows("--db", back))[0]?.applies).toBe((await rows("tag:1.4.0-b5", "--db", db))[0]?.applies);
  });

  it("as the predecessor's database counts applies in powers of two where rows were pruned", async () => {
    const [copy, old, back] = ["pruned.db", "pruned-old.db", "pruned-back.db"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await cli("import", db, "--db", copy);
    await cli("prune", "--keep-transactions", "24h", "--db", copy);
    await cli("export", "1.4.0-b4", "--format", "predecessor", "-o", old, "--db", copy);
    await cli("import", old, "--db", back);
    expect((await rows("--db", back))[0]?.applies).toBe((await rows("tag:1.4.0-b4", "--db", db))[0]?.applies);
  });
});

describe("import of another database", () => {
  it("copies its runs, and twice adds nothing", async () => {
    const into = join(folder, "merged.db");
    write(into, "own", hourMs);
    expect(await cli("import", db, "--db", into)).toContain("copied 2 of 2");
    expect(await cli("import", db, "--db", into)).toContain("copied 0 of 2");
    expect(await rows("--db", into)).toHaveLength(3);
    const { stderr, exitCode } = await runCli(["import", into, "--db", into]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("into itself")]);
  });
});

describe("prune", () => {
  it("deletes what is too old and nothing else; a dry run nothing at all", async () => {
    const copy = join(folder, "prune.db");
    await cli("import", db, "--db", copy);
    const prune = async (...args: string[]) =>
      JSON.parse(await cli("prune", "--db", copy, "--json", ...args)) as {
        rows: number;
        runs: Row[];
        bytesAfter: number;
        bytesBefore: number;
      };
    const dry = await prune("--keep-transactions", "24h", "--dry-run");
    expect(dry.rows).toBeGreaterThan(1000);
    const done = await prune("--keep-transactions", "24h");
    expect(done.rows).toBe(dry.rows);
    expect(done.bytesAfter).toBeLessThan(done.bytesBefore);
    expect((await prune("--keep-transactions", "24h")).rows).toBe(0);
    expect((await prune("--keep-runs", "1d")).runs.map(({ tags }) => tags[0])).toEqual(["1.4.0-b4"]);
    expect((await rows("--db", copy)).map(({ tags }) => tags[0])).toEqual(["1.4.0-b5"]);
  });

  it("leaves alone a run that is still recorded, however old it is", async () => {
    const live = join(folder, "live.db");
    const id = write(live, "a", 48 * hourMs);
    {
      using handle = openDatabase(live);
      handle.$client.prepare("update runs set status = 'recording', ended_ms = null, heartbeat_ms = ?").run(Date.now());
    }
    await cli("prune", "--keep-runs", "1d", "--keep-transactions", "1d", "--db", live);
    using handle = openDatabase(live, { readonly: true });
    expect(listRuns(handle, { nowMs: Date.now() })[0]).toMatchObject({ id, status: "recording" });
    expect((await runCli(["delete", id, "--yes", "--db", live])).exitCode).toBe(2);
  });

  it("makes no file of a name that was mistyped", async () => {
    const path = join(folder, "typo.db");
    expect((await runCli(["prune", "--keep-runs", "1d", "--db", path])).exitCode).toBe(2);
    expect(existsSync(path)).toBe(false);
  });
});
