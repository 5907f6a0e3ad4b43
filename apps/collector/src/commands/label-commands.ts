import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPathOption } from "./db-path-option.ts";

interface LabelFlags {
  db: string;
  json: boolean;
}

export function tagCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return (
    new Command("tag")
      .summary("add tags to a run, or take them away")
      .description("Changes the tags of a run: +TAG or TAG adds one, -TAG takes one away. Without any it prints them.")
      .argument("<run>", "id of a run, or its beginning")
      .argument("[edits...]", "+1.4.0-b5 -try")
      // -TAG is no option.
      .allowUnknownOption()
      .addOption(dbPathOption())
      .option("--json", "print the tags as JSON", false)
      .action(async (run: string, edits: string[], flags: LabelFlags) => {
        const { tag } = await import("./label.ts");
        ended(await tag(run, edits, flags, io));
      })
  );
}

export function noteCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("note")
    .summary("leave a remark on a run")
    .description('Puts a remark in place of the one that is there; "" takes it away. Without a text it prints it.')
    .argument("<run>", "id of a run, or its beginning")
    .argument("[text...]", "the remark")
    .addOption(dbPathOption())
    .option("--json", "print the note as JSON", false)
    .action(async (run: string, text: string[], flags: LabelFlags) => {
      const { note } = await import("./label.ts");
      ended(await note(run, text.length === 0 ? null : text.join(" "), flags, io));
    });
}
