import { loadRuns } from "@xrpl-probe/report";
import { parseRunSearch } from "@xrpl-probe/report/run-search";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { runsLines } from "../output/runs-lines.ts";
import { readDatabase } from "./read-database.ts";

function refused(sentence: string): CliError {
  return new CliError(exitCodes.usage, sentence, [["see", "xrpl-probe runs --help"]]);
}

export function runs(
  terms: readonly string[],
  { db, json }: { readonly db: string; readonly json: boolean },
  io: Io,
): ExitCode {
  const option = terms.find((term) => term.startsWith("--"));
  if (option !== undefined) throw refused(`unknown option '${option}'`);
  const search = parseRunSearch(terms.join(" "));
  const [wrong] = search.errors;
  if (wrong !== undefined) throw refused(`cannot search for that: ${wrong}`);
  const all = readDatabase(db, (database) => loadRuns(database, { nowMs: Date.now() }));
  const found = all.filter(search.matches);
  io.print(
    json
      ? `${JSON.stringify(found, null, 2)}\n`
      : `${runsLines(io.terminal, found, { db, all: all.length }).join("\n")}\n`,
  );
  return exitCodes.ok;
}
