import {
  addProbes,
  appendSlice,
  createRun,
  type Database,
  durationClassOf,
  finishRun,
  inTransaction,
  openDatabase,
  runByImportKey,
} from "@xrpl-probe/db";
import { tryIndexRun } from "@xrpl-probe/report/index-run";
import { dbOption } from "../db-option.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import { readPredecessorFile } from "../import/predecessor-file.ts";
import { type ImportedRun, predecessorRuns } from "../import/predecessor-runs.ts";
import type { Io } from "../io.ts";
import { nextLines } from "../output/next-lines.ts";
import { type ListedRun, runList } from "../output/run-list.ts";
import { paint, sign } from "../output/terminal.ts";
import { explainDatabase } from "./explain-database.ts";
import { isOwnDatabase, mergeDatabase } from "./merge.ts";

export interface ImportOptions {
  readonly db: string;
  readonly json: boolean;
}

interface Outcome {
  readonly key: number;
  readonly id: string;
  readonly isNew: boolean;
  readonly imported: ImportedRun;
}

/**
 * Reads a predecessor's database whole: every collection becomes a run, or nothing is written. From a database of our own
 * the runs are copied that are not there yet.
 */
export async function importFile(path: string, { db, json }: ImportOptions, io: Io): Promise<ExitCode> {
  if (isOwnDatabase(path)) return mergeDatabase(path, { db, json }, io);
  const found = predecessorRuns(readPredecessorFile(path));
  const outcomes = storing(db, (database) => {
    const stored = inTransaction(database, `import ${path}`, () => found.map((imported) => store(database, imported)));
    for (const { key, isNew } of stored) if (isNew) tryIndexRun(database, { runKey: key });
    return stored;
  });
  io.print(
    json ? `${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n` : `${lines(io, path, db, outcomes).join("\n")}\n`,
  );
  return exitCodes.ok;
}

function store(database: Database, imported: ImportedRun): Outcome {
  const known = runByImportKey(database, imported.run.importKey);
  if (known) return { key: known.key, id: known.id, isNew: false, imported };
  const { key, id } = createRun(database, imported.run);
  addProbes(database, key, imported.probes);
  for (const slice of imported.slices) appendSlice(database, key, slice);
  const durationMs = imported.endedMs - imported.run.startedMs;
  finishRun(database, key, {
    status: "complete",
    stopReason: null,
    endedMs: imported.endedMs,
    probes: [],
    appliesPerS: durationMs > 0 ? (imported.applies * 1000) / durationMs : null,
    durationClass: durationClassOf(durationMs),
  });
  return { key, id, isNew: true, imported };
}

function storing<T>(path: string, use: (database: Database) => T): T {
  try {
    using database = openDatabase(path);
    return use(database);
  } catch (error) {
    throw explainDatabase(error, path, "nothing was imported");
  }
}

function outcomeJson({ id, isNew, imported }: Outcome) {
  const { run, applies, slices } = imported;
  return {
    id,
    new: isNew,
    tags: run.tags,
    commit: run.commit,
    startedMs: run.startedMs,
    endedMs: imported.endedMs,
    applies,
    slices: slices.length,
  };
}

function lines(io: Io, path: string, db: string, outcomes: readonly Outcome[]): string[] {
  const added = outcomes.filter(({ isNew }) => isNew);
  const known = outcomes.length - added.length;
  const again = known > 0 ? `; ${known} ${known === 1 ? "was" : "were"} there already` : "";
  return [
    `${paint(io.terminal, "green", sign(io.terminal, "ok"))} imported ${added.length} of ${outcomes.length} runs of ${path} into ${db}${again}`,
    ...runList(io.terminal, outcomes.map(listed)),
    ...added.flatMap(({ imported }) =>
      imported.run.note ? [paint(io.terminal, "yellow", `${sign(io.terminal, "warning")} ${imported.run.note}`)] : [],
    ),
    "",
    ...nextLines(io.terminal, [{ when: "", command: `xrpl-probe runs${dbOption(db)}`, after: "" }]),
  ];
}

function listed({ id, isNew, imported: { run, applies, endedMs } }: Outcome): ListedRun {
  const lengthMs = endedMs - run.startedMs;
  return {
    id,
    tags: run.tags ?? [],
    startedMs: run.startedMs,
    lengthMs,
    applies,
    remark: isNew ? "" : "there already",
  };
}
