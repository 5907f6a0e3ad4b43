import { openDatabase, runsNeedingStats } from "@xrpl-probe/db";
import { reindex } from "@xrpl-probe/report";
import { formatElapsed } from "@xrpl-probe/report/format";
import { RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { explainDatabase } from "./explain-database.ts";
import { requireDatabase } from "./write-database.ts";

const PLAIN_MS = 10_000;

/** Indexes what needs it, run by run: what is done stays done when it is ended half-way. */
export function reindexDatabase(path: string, io: Io): ExitCode {
  requireDatabase(path);
  const startedMs = performance.now();
  const done = indexed(path, io);
  const took = formatElapsed(performance.now() - startedMs);
  const text =
    done === 0
      ? `all runs of ${path} were up to date`
      : `indexed ${runs(done)} of ${path} in ${took}; all are up to date`;
  io.print(`${paint(io.terminal, "green", sign(io.terminal, "ok"))} ${text}\n`);
  return exitCodes.ok;
}

function indexed(path: string, io: Io): number {
  try {
    using database = openDatabase(path);
    const nowMs = Date.now();
    const total = runsNeedingStats(database, { methodVersion: RUN_STATISTICS_VERSION, nowMs }).length;
    const progress = progressOf(io, total);
    return reindex(database, { nowMs, onRun: progress }).length;
  } catch (error) {
    throw explainDatabase(error, path);
  }
}

/** A line that is redrawn after each run; where it cannot be, one line every 10 s. */
function progressOf({ errorTerminal, progress }: Io, total: number): (run: { id: string }) => void {
  let done = 0;
  let shownMs = performance.now();
  return ({ id }) => {
    done++;
    const line = `  ${done} of ${runs(total)}, last ${shortId(id)}`;
    if (errorTerminal.live) progress(`\r\u001b[K${done === total ? "" : line}`);
    else if (performance.now() - shownMs >= PLAIN_MS) {
      shownMs = performance.now();
      progress(`${line}\n`);
    }
  };
}

function runs(count: number): string {
  return count === 1 ? "1 run" : `${count} runs`;
}
