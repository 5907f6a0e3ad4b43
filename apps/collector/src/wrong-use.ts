import type { CommanderError } from "commander";
import { CliError, exitCodes } from "./errors.ts";

type Said = (...parts: readonly string[]) => string;

/** Commander's words, by what they look like, and ours. Each parser of a value goes on after "cannot take …:". */
const sayings: readonly (readonly [RegExp, Said])[] = [
  [/^option '(.+?)' argument '(.*)' is invalid\. (.*)$/s, (flags, value, why) => badValue(longOf(flags), value, why)],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+?)'\. (.*)$/s,
    (value, name, why) => badValue(name, value, why),
  ],
  [/^option '(.+?)' argument missing$/, (flags) => `${longOf(flags)} lacks its value: ${flags}`],
  [/^required option '(.+?)' not specified$/, (flags) => `${longOf(flags)} is missing: ${flags}`],
  [/^missing required argument '(.+?)'$/, (name) => `the argument <${name}> is missing`],
  [
    /^too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+)$/,
    (command, wanted, got) =>
      `${command} takes ${wanted === "0" ? "no arguments" : `${wanted} at most`}, and was given ${got}`,
  ],
  [
    /^(unknown (?:option|command) '.*') \(Did you mean (?:one of )?(.+?)\?\)$/s,
    (what, near) => `${what}: did you mean ${near}?`,
  ],
];

/** Wrong use of the command line as one sentence, and where its right use is told. */
export function wrongUse(error: CommanderError, args: readonly string[], commands: readonly string[]): CliError {
  const command = args.find((arg) => commands.includes(arg));
  const help = command === undefined ? "xrpl-probe --help" : `xrpl-probe ${command} --help`;
  return new CliError(exitCodes.usage, sentence(error, args), [["see", help]], error);
}

function sentence(error: CommanderError, args: readonly string[]): string {
  // `help nosuch` prints all help as an error, without a word.
  if (error.code === "commander.help") return `unknown command '${args.at(-1) ?? ""}'`;
  const said = error.message
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "");
  for (const [pattern, ours] of sayings) {
    const [, ...parts] = pattern.exec(said) ?? [];
    if (parts.length > 0) return ours(...parts);
  }
  return said;
}

const MOST_SHOWN = 60;

function badValue(name = "", value = "", why = ""): string {
  const reason = why.replace(/^Allowed choices are /, "it must be one of ");
  const shown = value.length <= MOST_SHOWN ? value : `${value.slice(0, MOST_SHOWN)}…`;
  return `cannot take '${shown}' for ${name}: ${reason}`;
}

/** `-p, --pid <pid>` is `--pid`. */
function longOf(flags = ""): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}
