import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";
import { positiveInteger } from "./option-parsers.ts";

interface DoctorFlags {
  pid?: number;
  exe?: string;
  db: string;
  json?: boolean;
}

export function doctorCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("doctor")
    .summary("check whether a server can be recorded here, and say what to do")
    .description("Tries on itself everything that a recording needs. It touches no server and changes nothing.")
    .option("-p, --pid <pid>", "the server's process (default: the only rippled or xrpld that runs)", positiveInteger)
    .option("-e, --exe <path>", "its executable")
    .addOption(dbPathOption("the database that would be written"))
    .option("--json", "print the checks as JSON")
    .action(async ({ pid, exe, db, json = false }: DoctorFlags) => {
      const { doctor } = await import("./doctor.ts");
      ended(await doctor({ pid, exe, db, json, args: io.args }, io));
    });
}
