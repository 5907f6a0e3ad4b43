import { type CompareReport, compareMarkdown, compareSides } from "@xrpl-probe/report";
import { CliError, type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { compareLines } from "../output/compare-lines.ts";
import { junitXml } from "../output/junit.ts";
import type { Percentages } from "./judge-parsers.ts";
import { dbToName, readDatabase } from "./read-database.ts";

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
  if (flags.base.trim() === flags.head.trim()) {
    throw new CliError(exitCodes.usage, `base and head are both ${flags.base.trim()}: there is nothing to compare`, [
      ["do", "name two sides, or see how far runs of one build differ: xrpl-probe calibrate"],
    ]);
  }
  const report = readDatabase(flags.db, (database) =>
    compareSides(database, {
      base: flags.base,
      head: flags.head,
      nowMs: Date.now(),
      probe: flags.probe,
      type: flags.type,
      code: flags.code,
      thresholds: flags.threshold,
      limits: flags.limit,
      minRuns: flags.minRuns,
      allowSingle: flags.allowSingle,
      failOnCodes: flags.failOn === "codes",
      asOfMs: flags.asOf,
      dbOption: dbToName(flags.db),
    }),
  );
  io.print(`${printed(report, flags, io)}\n`);
  return report.gate.exitCode;
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
