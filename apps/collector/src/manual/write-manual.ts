import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { terminalOf } from "../output/terminal.ts";
import { cliProgram } from "../program.ts";
import { collectorVersion } from "../version.ts";
import { bashCompletion, zshCompletion } from "./bash-completion.ts";
import { examples } from "./examples.ts";
import { type ManualParts, manPage } from "./man-page.ts";

/** Nobody listens: the commands are only described. */
const mute: Io = {
  args: [],
  terminal: terminalOf({}, {}),
  print: () => undefined,
  flushed: () => Promise.resolve(true),
  errorTerminal: terminalOf({}, {}),
  progress: () => undefined,
  ask: null,
  tty: null,
  stopped: new AbortController().signal,
};

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: "Fine.",
  checkFailed: "The check failed: a regression.",
  usage: "Wrong use or bad input.",
  notEnoughData: "Not enough data to judge.",
  notComparable: "The two sides are not comparable.",
  cannotProbe: "Cannot probe: permission, kernel, symbols.",
  storage: "Storage failed; what was recorded is kept, and the message says where.",
  broken: "A defect of xrpl-probe itself, or the dashboard's server ended.",
};

const environment = {
  NO_COLOR: "When set, no colours are printed.",
  XPROBE_LIBBPF: "A libbpf to use in place of the system's.",
  LC_ALL: "Without UTF-8 in it, everything is printed in ASCII.",
};

const files = {
  "./probes.db": "The database, where --db does not name another: SQLite.",
  "/etc/xrpl-probe/watch.yaml": "Configuration of the service, by convention.",
};

export function describedProgram(): Command {
  return cliProgram(mute, () => undefined);
}

/** @param date of the manual, `2026-11-25` */
export function manual(date: string): string {
  const codes = Object.entries(meanings).map(([name, meaning]): [string, ManualParts["exitCodes"][string]] => [
    name,
    [exitCodes[name as keyof typeof exitCodes], meaning],
  ]);
  return manPage(describedProgram(), {
    date,
    version: collectorVersion,
    exitCodes: Object.fromEntries(codes),
    environment,
    files,
    examples: describedProgram().commands.flatMap((command) => examples[command.name()] ?? []),
  });
}

/** Writes what a package puts under `share`: the manual and shell completion. */
export function writeManual(share: string, date: string): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(share, path)), { recursive: true });
    writeFileSync(join(share, path), text);
  };
  const program = describedProgram();
  put("man/man1/xrpl-probe.1", manual(date));
  put("bash-completion/completions/xrpl-probe", bashCompletion(program));
  put("zsh/site-functions/_xrpl-probe", zshCompletion(program, "../../bash-completion/completions/xrpl-probe"));
}
