import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { appliesOf, cellsOf, codeCountsOf, listRuns, openDatabase, probesOf, slicesOf } from "@xrpl-probe/db";
import { quantileBounds } from "@xrpl-probe/stats";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../testing/cli.ts";

/** A recording that the predecessor made in 2019; it lies beside the repository, or nowhere. */
const sample = fileURLToPath(new URL("../../../../../shared/data/predecessor-probes.db", import.meta.url));
const noSample = existsSync(sample) ? null : "the predecessor's recording is not on this machine";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-import-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function importOf(db: string) {
  const handle = openDatabase(db, { readonly: true });
  const runs = listRuns(handle, { nowMs: Date.now() });
  const [run] = runs;
  if (!run) throw new Error("nothing was imported");
  return { handle, runs, run, runKey: run.key };
}

describe.skipIf(noSample !== null)(
  `importing the recording of 2019${noSample ? ` [skipped: ${noSample}]` : ""}`,
  () => {
    let db = "";

    beforeAll(async () => {
      db = join(folder, "imported.db");
      expect((await runCli(["import", sample, "--db", db])).exitCode).toBe(0);
    });

    it("makes one run with its commit, tag and time", () => {
      const { handle, runs, run } = importOf(db);
      using _ = handle;
      expect(runs).toHaveLength(1);
      expect(run).toMatchObject({
        source: "import",
        status: "complete",
        commit: "6bccf8c9fe0eedc44a88d8c1c799064e302953cb",
        tags: ["1.4.0-b4"],
        startedMs: 1_570_479_159_000,
        endedMs: 1_570_479_232_000,
      });
    });

    it("has every transaction exactly", () => {
      const { handle, runKey } = importOf(db);
      using _ = handle;
      const rows = appliesOf(handle, { runKey, limit: 10_000 });
      const count = (type: number, code: number) => rows.filter((row) => row.type === type && row.code === code).length;
      expect(rows).toHaveLength(1719);
      expect(new Set(rows.map(({ txId }) => txId)).size).toBe(681);
      expect([count(0, 0), count(0, 104), count(0, 125), count(0, 128), count(7, 0)]).toEqual([80, 4, 6, 509, 1120]);
      expect(rows.reduce((sum, { durationNs }) => sum + durationNs, 0)).toBe(1_698_958_043);
    });

    it("has every span of the pair probes, as log2 intervals, and their codes apart", () => {
      const { handle, runKey } = importOf(db);
      using _ = handle;
      const spans = (probe: string) =>
        cellsOf(handle, { runKeys: [runKey], level: "run", probe }).reduce(
          (sum, { histogram }) => sum + histogram.count,
          0,
        );
      expect([spans("payment"), spans("offer_create"), spans("transactor")]).toEqual([521, 801, 1719]);
      expect(probesOf(handle, { runKey }).map(({ scheme }) => scheme)).toEqual(["log-linear-64", "log2-us", "log2-us"]);
      expect(
        codeCountsOf(handle, { runKeys: [runKey] })
          .filter(({ probe }) => probe !== "transactor")
          .reduce((sum, { count }) => sum + count, 0),
      ).toBe(1322);
    });

    it("keeps median, least and largest of each timeslice inside what the buckets allow", () => {
      const { handle, runKey } = importOf(db);
      using _ = handle;
      using original = new Original(sample);
      const slices = slicesOf(handle, { runKey, level: "native" });
      for (const probe of [1, 2]) {
        const name = probe === 1 ? "payment" : "offer_create";
        const cells = cellsOf(handle, { runKeys: [runKey], level: "native", probe: name });
        for (const cell of cells) {
          const slice = slices.find(({ seq }) => seq === cell.seq);
          const bins = original.bins(probe, 1_570_479_159 + (slice?.endNs ?? 0) / 1e9);
          const ranks = bins.flatMap(({ log_bin, counts }) => Array<number>(counts).fill(log_bin));
          expect(cell.histogram.count).toBe(ranks.length);
          for (const p of [0, 0.5, 1]) {
            const bin = ranks[Math.min(ranks.length - 1, Math.floor(p * ranks.length))] ?? 0;
            const bounds = quantileBounds(cell.histogram, p);
            // The predecessor counted in whole microseconds: bin i holds [2^(i-1), 2^i).
            expect(bounds?.lower).toBeLessThanOrEqual(2 ** (bin - 1) * 1000);
            expect(bounds?.upper).toBeGreaterThanOrEqual(2 ** (bin - 1) * 1000);
          }
        }
      }
    });

    it("adds nothing the second time", async () => {
      const again = await runCli(["import", sample, "--db", db, "--json"]);
      expect(again.exitCode).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject([{ new: false }]);
      const { handle, runs, runKey } = importOf(db);
      using _ = handle;
      expect(runs).toHaveLength(1);
      expect(appliesOf(handle, { runKey, limit: 10_000 })).toHaveLength(1719);
    });
  },
);

class Original {
  readonly #client: Sqlite.Database;

  constructor(path: string) {
    this.#client = new Sqlite(path, { readonly: true });
  }

  bins(probe: number, timestamp: number): { log_bin: number; counts: number }[] {
    const select = "select log_bin, counts from timings where probe_id = ? and timestamp = ? order by log_bin";
    return this.#client.prepare<number[], { log_bin: number; counts: number }>(select).all(probe, timestamp);
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

/** A database such as the predecessor wrote, made here. */
function predecessorFile(path: string, rows: readonly string[]): void {
  const client = new Sqlite(path);
  client.exec(`
    create table collections (id integer primary key, start integer, end integer, git_commit text);
    create table probes (id integer primary key, description text);
    create table timings (probe_id integer, timestamp integer, log_bin integer, counts integer);
    create table ters (probe_id integer, timestamp integer, ter integer, counts integer);
    create table tags (collection_id integer, tag text);
    create table transactions (id text, type integer, timestamp integer, duration integer, ter integer);
    insert into probes values (0, 'transactor'), (1, 'payment'), (2, 'offer_create');
    ${rows.join(";")}`);
  client.close();
}

describe("importing", () => {
  it("gives a row of the common time of two collections to the one that began last, and says so", async () => {
    const file = join(folder, "overlap.db");
    const db = join(folder, "overlap-imported.db");
    predecessorFile(file, [
      "insert into collections values (1, 1000, 1100, 'a'), (2, 1050, 1150, 'b')",
      "insert into timings values (1, 1020, 12, 5), (1, 1060, 12, 7), (1, 1140, 12, 11)",
    ]);
    const end = await runCli(["import", file, "--db", db]);
    expect(end.stdout).toContain("overlaps in time with collection");
    const { handle, runs } = importOf(db);
    using _ = handle;
    const spans = runs.map(({ key }) => cellsOf(handle, { runKeys: [key], level: "run" })[0]?.histogram.count);
    expect(spans.sort()).toEqual([18, 5]);
  });

  it("refuses a row that makes no sense, and imports nothing", async () => {
    const file = join(folder, "broken.db");
    const db = join(folder, "broken-imported.db");
    predecessorFile(file, [
      "insert into collections values (1, 1000, 1100, 'a')",
      "insert into transactions values ('not an id', 0, 1010, 5, 0)",
    ]);
    const end = await runCli(["import", file, "--db", db]);
    expect(end.exitCode).toBe(2);
    expect(end.stderr.replace(/\n {12}/g, " ")).toMatch(/row 1 of transactions makes no sense/);
    expect(existsSync(db)).toBe(false);
  });
});
