import { type CompareReport, compareMarkdown, compareSides } from "@xrpl-probe/report";
import { dbToName } from "../db-option.ts";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { compareLines } from "../output/compare-lines.ts";
import { junitXml } from "../output/junit.ts";
import type { Percentages } from "./judge-parsers.ts";
import { readDatabase } from "./read-database.ts";

export interface CompareFlags {
  readonly base: string;
  readonly head: string;
  readonly db: string;
  readonly probe?: string;
  readonly type?: string;
  readonly code?: string;
  readonly threshold?: Percentages;
  readonly limit?: Percentages;
  readonly minRuns?: number;
  readonly allowSingle?: boolean;
  readonly failOn?: "codes";
  readonly asOf?: number;
  readonly format: "text" | "md" | "json" | "junit";
  readonly all: boolean;
}

/** Prints the verdict on head against base; its exit code is the gate's. */
export function compare(flags: CompareFlags, io: Io): ExitCode {
  const report = readDatabase(flags.db, (database) => {
    const asked = {
      base: flags.base,
      head: flags.head,
      nowMs: Date.now(),
      thresholds: flags.threshold,
      limits: flags.limit,
      minRuns: flags.minRuns,
      allowSingle: flags.allowSingle,
      failOnCodes: flags.failOn === "codes",
      asOfMs: flags.asOf,
      dbOption: dbToName(flags.db),
    };
    const { probe, type, code } = flags;
    const listed = compareSides(database, { ...asked, probe, type, code });
    // JUnit shows what the gate looks at, and that no filter narrows.
    const isNarrowed = [probe, type, code].some((filter) => filter !== undefined);
    return flags.format === "junit" && isNarrowed ? compareSides(database, asked) : listed;
  });
  refuseShared(report);
  io.print(`${printed(report, flags, io)}\n`);
  return report.gate.exitCode;
}

/** A run compared with itself never differs: a pipeline that names it twice by mistake would always pass. */
function refuseShared({ base, head }: CompareReport): void {
  const ids = new Set(base.runs.map(({ id }) => id));
  const shared = head.runs.filter(({ id }) => ids.has(id)).map(({ shortId }) => shortId);
  if (shared.length === 0) return;
  const runs = shared.length === 1 ? `run ${shared[0]} is` : `runs ${shared.join(", ")} are`;
  throw new CliError(exitCodes.usage, `${runs} on both sides, ${base.label} and ${head.label}`, [
    ["do", "name two sides, or see how far runs of one build differ: xrpl-probe calibrate"],
  ]);
}

function printed(report: CompareReport, { format, all }: CompareFlags, { terminal }: Io): string {
  switch (format) {
    case "text":
      return compareLines(terminal, report, all).join("\n");
    case "md":
      return compareMarkdown(report).trimEnd();
    case "json":
      return JSON.stringify(report, null, 2);
    case "junit":
      return junitXml(report);
  }
}
