import {
  appliesOf,
  cellsOf,
  countAppliesBefore,
  type Database,
  importedCodesBySlice,
  probesOf,
  type Run,
  slicesOf,
  tagsOf,
} from "@xrpl-probe/db";
import Sqlite from "better-sqlite3";
import { log2Bins } from "./log2-bins.ts";

/** As tx_latency.py created it. */
const schema = `
  create table collections (id integer primary key asc, start integer, end integer, git_commit text);
  create table probes (id integer primary key asc, description text);
  create table timings (probe_id integer, timestamp integer, log_bin integer, counts integer);
  create table ters (probe_id integer, timestamp integer, ter integer, counts integer);
  create table tags (collection_id integer, tag text);
  create table transactions (id character(64), type integer, timestamp integer, duration integer, ter integer);
  create index IdIndex on transactions (id);`;

const rowsAtOnce = 10_000;

/** What the predecessor knew; others get numbers after these. */
const knownProbes = ["transactor", "payment", "offer_create"];

/**
 * Writes a run as a database of the predecessor. Its times are whole seconds: slices that end within one second become
 * one there. Latencies keep no more than their power of two. Applies are exact rows where the run has a row of each, and
 * else counts: never both, or readers would count them twice.
 *
 * @param path a file that is not there yet, or empty
 */
export function exportPredecessor(db: Database, run: Run, path: string): void {
  const file = new Sqlite(path);
  try {
    file.transaction(() => {
      file.exec(schema);
      writeRun(db, run, file);
    })();
  } finally {
    file.close();
  }
}

function writeRun(db: Database, run: Run, file: Sqlite.Database): void {
  const runKey = run.key;
  const slices = slicesOf(db, { runKey, level: "native" });
  const lastNs = slices.at(-1)?.endNs ?? 0;
  // The predecessor's second of a slice is the one in which it was written.
  const secondOf = (endNs: number) => Math.ceil((run.startedMs + endNs / 1e6) / 1000);
  const startS = Math.floor(run.startedMs / 1000);
  file
    .prepare("insert into collections values (1, ?, ?, ?)")
    .run(startS, Math.max(secondOf(lastNs), startS + 1), run.commit);
  for (const tag of tagsOf(db, { runKeys: [runKey] }).get(runKey) ?? []) {
    file.prepare("insert into tags values (1, ?)").run(tag);
  }
  const ids = probeIds(probesOf(db, { runKey }).map(({ name }) => name));
  const idOf = (name: string) => ids.get(name) ?? 0;
  const rowsOnly = hasEveryRow(db, runKey);
  for (const [name, id] of ids) file.prepare("insert into probes values (?, ?)").run(id, name);
  const timings = new Sums();
  const ters = new Sums();
  const names = new Map(probesOf(db, { runKey }).map(({ idx, name }) => [idx, name]));
  const imported = importedCodesBySlice(db, { runKey });
  for (const { seq, endNs } of slices) {
    const second = secondOf(endNs);
    const slice = { runKeys: [runKey], level: "native", fromSeq: seq, toSeq: seq } as const;
    for (const { probe, code, histogram } of cellsOf(db, slice)) {
      if (rowsOnly && probe === "transactor") continue;
      for (const [bin, count] of log2Bins(histogram)) timings.add([idOf(probe), second, bin], count);
      if (code !== null) ters.add([idOf(probe), second, code], histogram.count);
    }
    for (const { probe, code, count } of imported.filter((row) => row.seq === seq)) {
      ters.add([idOf(names.get(probe) ?? ""), second, code], count);
    }
  }
  timings.writeInto(file.prepare("insert into timings values (?, ?, ?, ?)"));
  ters.writeInto(file.prepare("insert into ters values (?, ?, ?, ?)"));
  if (!rowsOnly) return;
  writeTransactions(
    db,
    run,
    file,
    slices.map(({ endNs }) => endNs),
    secondOf,
  );
}

type SumKey = readonly [probe: number, second: number, what: number];

/** Counts by probe, second and bin or code: the predecessor has one row of each. */
class Sums {
  readonly #rows = new Map<string, { readonly key: SumKey; count: number }>();

  add(key: SumKey, count: number): void {
    const row = this.#rows.get(key.join());
    if (row) row.count += count;
    else this.#rows.set(key.join(), { key, count });
  }

  writeInto(insert: Sqlite.Statement): void {
    for (const { key, count } of this.#rows.values()) insert.run(...key, count);
  }
}

/** Neither sampled nor pruned. */
function hasEveryRow(db: Database, runKey: number): boolean {
  const spans = cellsOf(db, { runKeys: [runKey], level: "run", probe: "transactor" });
  const rows = countAppliesBefore(db, { runKey, beforeNs: Number.MAX_SAFE_INTEGER });
  return rows > 0 && rows === spans.reduce((sum, { histogram }) => sum + histogram.count, 0);
}

/** The second of a transaction is that of the slice in which it ended, as the predecessor drained them. */
function writeTransactions(
  db: Database,
  { key }: Run,
  file: Sqlite.Database,
  ends: readonly number[],
  secondOf: (endNs: number) => number,
): void {
  const insert = file.prepare("insert into transactions values (?, ?, ?, ?, ?)");
  let slice = 0;
  for (let fromSeq = 0; ; ) {
    const rows = appliesOf(db, { runKey: key, fromSeq, limit: rowsAtOnce });
    for (const { txId, type, code, startNs, durationNs } of rows) {
      while (slice < ends.length - 1 && (ends[slice] ?? 0) <= startNs + durationNs) slice++;
      insert.run(txId, type, secondOf(ends[slice] ?? 0), durationNs, code);
    }
    if (rows.length < rowsAtOnce) return;
    fromSeq = (rows.at(-1)?.seq ?? 0) + 1;
  }
}

function probeIds(names: readonly string[]): Map<string, number> {
  const others = names.filter((name) => !knownProbes.includes(name));
  const known = knownProbes.filter((name) => names.includes(name));
  return new Map([
    ...known.map((name): [string, number] => [name, knownProbes.indexOf(name)]),
    ...others.map((name, at): [string, number] => [name, knownProbes.length + at]),
  ]);
}
