import { editTags, setNote, tagsOf } from "@xrpl-probe/db";
import { tagFault } from "@xrpl-probe/report/tag-fault";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { paint, plain, sign } from "../output/terminal.ts";
import { shortId } from "../short-id.ts";
import { readDatabase } from "./read-database.ts";
import { storedRun } from "./stored-run.ts";
import { writeDatabase } from "./write-database.ts";

interface LabelOptions {
  readonly db: string;
  readonly json: boolean;
}

/** Without edits it only says what is there. */
export async function tag(ref: string, edits: readonly string[], options: LabelOptions, io: Io): Promise<ExitCode> {
  const changes = tagChanges(edits);
  const run = readDatabase(options.db, (db) => storedRun(db, ref));
  if (edits.length > 0) await writeDatabase(options.db, (db) => editTags(db, run.key, changes));
  const tags = readDatabase(options.db, (db) => tagsOf(db, { runKeys: [run.key] }).get(run.key) ?? []);
  print(io, options, { id: run.id, tags }, plain(io.terminal, `${shortId(run.id)}: ${tags.join(", ") || "no tag"}`));
  return exitCodes.ok;
}

export async function note(ref: string, text: string | null, options: LabelOptions, io: Io): Promise<ExitCode> {
  if (text !== null) {
    await writeDatabase(options.db, (db) => setNote(db, storedRun(db, ref).key, text.trim() || null));
  }
  const { id, note: stored } = readDatabase(options.db, (db) => storedRun(db, ref));
  print(io, options, { id, note: stored }, plain(io.terminal, `${shortId(id)}: ${stored ?? "no note"}`));
  return exitCodes.ok;
}

function tagChanges(edits: readonly string[]): { add: string[]; remove: string[] } {
  const option = edits.find((edit) => edit.startsWith("--"));
  if (option !== undefined) throw refused(`unknown option '${option}'`);
  const names = edits.map((edit) => ({ remove: edit.startsWith("-"), tag: edit.replace(/^[+-]/, "").trim() }));
  const named = (remove: boolean) => names.filter((edit) => edit.remove === remove).map((edit) => edit.tag);
  const changes = { add: named(false), remove: named(true) };
  const fault =
    changes.add.map(tagFault).find((text) => text !== null) ?? (changes.remove.includes("") ? "a tag is empty" : null);
  if (fault !== null) throw refused(`cannot change the tags: ${fault}`);
  return changes;
}

function refused(sentence: string): CliError {
  return new CliError(exitCodes.usage, sentence, [["see", "xrpl-probe tag --help"]]);
}

function print({ terminal, print: write }: Io, { json }: LabelOptions, value: object, line: string): void {
  write(json ? `${JSON.stringify(value, null, 2)}\n` : `${paint(terminal, "green", sign(terminal, "ok"))} ${line}\n`);
}
