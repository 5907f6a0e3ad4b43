import { shellWord } from "@xrpl-probe/report/shell-word";

/** The command line as it was typed, with what it takes to succeed. Whoever knows the command line writes it out. */
export interface Again {
  readonly sudo?: true;
  /** The process that should have been named. */
  readonly pid?: number;
  /** An option that was missing or had another value: `["--port", "5007"]`, `["--yes"]`. */
  readonly option?: readonly [name: `--${string}`, value?: string];
}

/**
 * `sudo xrpl-probe record -d 300 -p 43107`
 * @param args as typed, without the program
 */
export function commandAgain(args: readonly string[], { sudo, pid, option }: Again): string {
  const named = pid === undefined ? args : withPid(args, pid);
  const words = option === undefined ? named : withOption(named, [option[0]], option);
  return [sudo ? "sudo xrpl-probe" : "xrpl-probe", ...words.map(shellWord)].join(" ");
}

/** What is to be done, as text. */
export function againText(text: string | Again, args: readonly string[]): string {
  return typeof text === "string" ? text : commandAgain(args, text);
}

/** `probes` takes the process without an option. */
function withPid(args: readonly string[], pid: number): string[] {
  if (args[0] !== "probes") return withOption(args, ["--pid", "-p"], ["-p", String(pid)]);
  return [...args.filter((arg) => !/^\d+$/.test(arg)), String(pid)];
}

function withOption(
  args: readonly string[],
  names: readonly string[],
  [name, value]: readonly [name: string, value?: string],
): string[] {
  const kept = args.filter((arg, at) => {
    const isValue = value !== undefined && names.includes(args[at - 1] ?? "");
    return !isValue && !names.includes(arg) && !names.some((other) => isJoined(arg, other));
  });
  return [...kept, name, ...(value === undefined ? [] : [value])];
}

/** `--pid=43107`, `-p43107`. */
function isJoined(arg: string, name: string): boolean {
  return name.startsWith("--") ? arg.startsWith(`${name}=`) : arg.startsWith(name) && !arg.startsWith("--");
}
