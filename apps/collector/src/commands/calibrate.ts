import { calibrationOf } from "@xrpl-probe/report";
import { dbToName } from "../db-option.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { calibrateLines } from "../output/calibrate-lines.ts";
import { readDatabase } from "./read-database.ts";

export interface CalibrateFlags {
  readonly db: string;
  readonly probe?: string;
  readonly format: "text" | "json";
}

export function calibrate({ db, probe, format }: CalibrateFlags, io: Io): ExitCode {
  const report = readDatabase(db, (database) =>
    calibrationOf(database, { nowMs: Date.now(), probe, dbOption: dbToName(db) }),
  );
  const text = format === "json" ? JSON.stringify(report, null, 2) : calibrateLines(io.terminal, report).join("\n");
  io.print(`${text}\n`);
  return exitCodes.ok;
}
