import { InvalidArgumentError } from "commander";
import { parseDocument } from "yaml";
import { z } from "zod";
import { probeSet } from "../commands/probe-parsers.ts";
import { CliError, exitCodes } from "../errors.ts";
import { parseKeptTransactions } from "../recording/kept-transactions.ts";
import type { RecordingOptions } from "../recording/record-server.ts";
import { lengthExample, parseLengthMs } from "./length-of-time.ts";

/** What the service is told. Every field has a default; an empty file is a valid one. */
export interface WatchConfig extends Omit<RecordingOptions, "durationS" | "commit"> {
  /** Only processes of this executable; undefined: any rippled or xrpld. */
  readonly exe: string | undefined;
  readonly retention: Retention;
}

/** How long things are kept, as `prune` reads it; null: for ever. */
export interface Retention {
  readonly transactions: string | null;
  readonly runs: string | null;
}

const lengthMs = z.string().transform((text, context) => {
  const ms = parseLengthMs(text);
  if (ms !== null) return ms;
  context.addIssue({ code: "custom", message: `it must be ${lengthExample}` });
  return z.NEVER;
});

const keptFor = z.string().refine((text) => parseLengthMs(text) !== null, `it must be ${lengthExample}`);

const kept = z.string().transform((text, context) => {
  const parsed = parseKeptTransactions(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "it must be all, none, sample=1/10 or slow=5ms" });
  return z.NEVER;
});

const sets = z.array(z.string()).transform((names, context) => {
  try {
    return names.reduce<ReturnType<typeof probeSet>>((before, name) => probeSet(name, before), []);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

const file = z.strictObject({
  database: z.string().min(1).default("./probes.db"),
  exe: z.string().min(1).optional(),
  probes: sets.prefault(["transactor"]),
  tags: z.array(z.union([z.string().min(1), z.number().transform(String)])).default([]),
  note: z.string().optional(),
  timeslice: lengthMs.optional(),
  split: lengthMs.optional(),
  transactions: kept.prefault("all"),
  retention: z.strictObject({ transactions: keptFor.optional(), runs: keptFor.optional() }).default({}),
});

/** Shortest run that is worth a row in a list. */
const minSplitMs = 1000;

/**
 * Reads the service's configuration.
 * @param path for the error
 * @throws CliError 2 that names the field and what it must be
 */
export function parseWatchConfig(text: string, path: string): WatchConfig {
  const document = parseDocument(text);
  const [syntax] = document.errors;
  if (syntax) throw refused(path, syntax.message.split("\n")[0] ?? "it is no YAML");
  const parsed = file.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(path, `${issue?.path.join(".") || "the file"}: ${issue?.message}`);
  }
  const { database, transactions, timeslice, split, retention, exe, note, ...rest } = parsed.data;
  if (split !== undefined && split < minSplitMs) throw refused(path, "split: a run lasts at least 1 s");
  return {
    ...rest,
    exe,
    note,
    db: database,
    kept: transactions,
    timesliceS: timeslice === undefined ? null : timeslice / 1000,
    splitS: split === undefined ? null : split / 1000,
    retention: { transactions: retention.transactions ?? null, runs: retention.runs ?? null },
  };
}

function refused(path: string, reason: string): CliError {
  return new CliError(exitCodes.usage, `cannot use ${path}: ${reason}`, [
    ["see", "docs/operating.md, or the commented watch.yaml of the package"],
  ]);
}
