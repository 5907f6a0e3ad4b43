import { DbError } from "@xrpl-probe/db";
import { ReportError, shellWord } from "@xrpl-probe/report";
import { dbOption } from "../db-option.ts";
import { CliError, type Detail, exitCodes } from "../errors.ts";

const WRONG_USE = [
  "missing",
  "not-a-database",
  "predecessor",
  "newer-schema",
  "older-schema",
  "no-such-run",
  "ambiguous-run",
];
/** Their hint lists what there is. */
const UNKNOWN = ["unknown-side", "unknown-probe", "unknown-type", "unknown-code"];

/**
 * An error of a database as an operator can act on it: 2 where another file or run should have been named, 6 where
 * storage fails. Anything else passes unchanged.
 * @param kept what is there all the same
 */
export function explainDatabase(error: unknown, path: string, kept?: string): unknown {
  if (error instanceof ReportError) return new CliError(exitCodes.usage, error.message, adviceOn(error, path), error);
  if (!(error instanceof DbError)) return error;
  const code = WRONG_USE.includes(error.code) ? exitCodes.usage : exitCodes.storage;
  const details: Detail[] = kept === undefined ? [] : [["kept", kept]];
  return new CliError(code, error.message, [...details, ...adviceFor(error, path)], error);
}

function adviceOn({ code, hint }: ReportError, path: string): Detail[] {
  if (!UNKNOWN.includes(code)) return [["do", hint]];
  return [["found", hint], ...(code === "unknown-side" ? [["see", `xrpl-probe runs${dbOption(path)}`] as const] : [])];
}

function adviceFor({ code, hint }: DbError, path: string): Detail[] {
  if (code === "older-schema") return [["do", `xrpl-probe reindex${dbOption(path)}`]];
  if (code === "predecessor") return [["do", `xrpl-probe import ${shellWord(path)} --db new.db`]];
  const asRoot = code === "not-writable" && process.getuid?.() !== 0;
  return [["do", hint], ...(asRoot ? [["or", { sudo: true }] as const] : [])];
}
