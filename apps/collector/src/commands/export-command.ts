import { Command, Option } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";
import type { ExportOptions } from "./export.ts";

export function exportCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("export")
    .summary("write one run in another format")
    .description(
      "Writes a run to standard output or a file: csv (a line per slice, probe, type and code), json (everything), hgrm (HdrHistogram's percentiles of one probe), predecessor (a probes.db as the Python collector wrote it).",
    )
    .argument("<run>", "id of a run, its beginning, or a tag (its newest run)")
    .addOption(
      new Option("--format <format>", "what to write").choices(["csv", "json", "hgrm", "predecessor"]).default("csv"),
    )
    .option("-o, --output <file>", "file to write; one that is there is not overwritten")
    .option("--probe <name>", "hgrm: of this probe", "transactor")
    .option("--type <type>", "hgrm: only this type, Payment")
    .option("--code <code>", "hgrm: only this code, tecPATH_DRY or its number")
    .addOption(dbPathOption())
    .option("--json", "the same as --format json", false)
    .action(async (run: string, { json, ...options }: ExportOptions & { json: boolean }) => {
      const { exportRun } = await import("./export.ts");
      ended(await exportRun(run, json ? { ...options, format: "json" } : options, io));
    });
}
