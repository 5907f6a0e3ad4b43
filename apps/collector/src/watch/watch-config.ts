import { InvalidArgumentError } from "commander";
import { parseDocument } from "yaml";
import { z } from "zod";
import { defaultCostOptions } from "../calibration/cost-options.ts";
import { share } from "../commands/cost-parsers.ts";
import { httpUrl, keptTransactions, lengthOfTime, tagName } from "../commands/option-parsers.ts";
import { probeSet } from "../commands/probe-parsers.ts";
import { CliError, exitCodes } from "../errors.ts";
import { BadProbe, type OwnProbe, parseOwnProbe } from "../probes/own-probe.ts";
import type { RecordingOptions } from "../recording/record-server.ts";
import { yamlIssue, yamlSyntax } from "../yaml-issue.ts";

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

/** A text that an option of the command line would take as well, with the same words where it does not. */
function option<T>(parse: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}

const length = option(lengthOfTime);

const file = z.strictObject({
  database: z.string().min(1).default("./probes.db"),
  exe: z.string().min(1).optional(),
  probes: z.array(option((text) => probeSet(text))).default([["transactor"]]),
  "own-probes": z.record(z.string(), z.string()).default({}),
  "debug-file": z.string().min(1).optional(),
  rpc: option(httpUrl).optional(),
  tags: z.array(z.union([z.string(), z.number().transform(String)]).pipe(option(tagName))).default([]),
  note: z.string().optional(),
  timeslice: length.optional(),
  split: length.optional(),
  transactions: option(keptTransactions).default({ kind: "all" }),
  "max-overhead": option(share).optional(),
  aggregate: z.array(z.string().min(1)).default([]),
  retention: z.strictObject({ transactions: keptFor().optional(), runs: keptFor().optional() }).default({}),
});

/** Stays the text that `prune` is given. */
function keptFor() {
  return option((text) => {
    lengthOfTime(text);
    return text;
  });
}

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
  if (syntax) throw refused(path, yamlSyntax(syntax));
  const parsed = file.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(path, yamlIssue(issue));
  }
  const { data } = parsed;
  const { split, timeslice } = data;
  if (split !== undefined && split < minSplitMs) throw refused(path, "split: a run lasts at least 1 s");
  return {
    db: data.database,
    exe: data.exe,
    probes: [...new Set(data.probes.flat())],
    ownProbes: ownProbesOf(data["own-probes"], path),
    debugFile: data["debug-file"],
    rpc: data.rpc,
    tags: data.tags,
    note: data.note,
    timesliceS: timeslice === undefined ? null : timeslice / 1000,
    splitS: split === undefined ? null : split / 1000,
    kept: data.transactions,
    costs: { ...defaultCostOptions, maxOverhead: data["max-overhead"] ?? null, aggregate: data.aggregate },
    retention: { transactions: data.retention.transactions ?? null, runs: data.retention.runs ?? null },
  };
}

function ownProbesOf(functions: Readonly<Record<string, string>>, path: string): OwnProbe[] {
  try {
    return Object.entries(functions).map(([name, points]) => parseOwnProbe(`${name}=${points}`));
  } catch (error) {
    if (error instanceof BadProbe) throw refused(path, `own-probes: ${error.message}`);
    throw error;
  }
}

function refused(path: string, reason: string): CliError {
  return new CliError(exitCodes.usage, `cannot use ${path}: ${reason}`, [
    ["see", "docs/operating.md, or the commented watch.yaml of the package"],
  ]);
}
