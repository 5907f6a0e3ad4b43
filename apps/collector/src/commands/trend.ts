import { trendOf } from "@xrpl-probe/report";
import { dbToName } from "../db-option.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { trendLines } from "../output/trend-lines.ts";
import type { JudgedName } from "./judge-parsers.ts";
import { readDatabase } from "./read-database.ts";

export interface TrendFlags {
  readonly db: string;
  readonly probe?: string;
  readonly type?: readonly string[];
  readonly code?: readonly string[];
  readonly statistic?: JudgedName;
  readonly reference?: string;
  readonly asOf?: number;
  readonly format: "text" | "json";
  readonly all: boolean;
}

/** Prints levels and change points of all versions. It tells and does not judge: its exit code is 0. */
export function trend(flags: TrendFlags, io: Io): ExitCode {
  const report = readDatabase(flags.db, (database) =>
    trendOf(database, {
      nowMs: Date.now(),
      probe: flags.probe,
      types: flags.type,
      codes: flags.code,
      statistic: flags.statistic,
      reference: flags.reference,
      asOfMs: flags.asOf,
      dbOption: dbToName(flags.db),
    }),
  );
  const text =
    flags.format === "json" ? JSON.stringify(report, null, 2) : trendLines(io.terminal, report, flags.all).join("\n");
  io.print(`${text}\n`);
  return exitCodes.ok;
}
