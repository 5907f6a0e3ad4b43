import { againText } from "../again.ts";
import type { CliError } from "../errors.ts";
import { isCommand } from "./is-command.ts";
import { paint, plain, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

const LABEL = 9;

/**
 * An error as an operator reads it: the sentence, then what was found and what to do.
 * @param args the command line, which some of it repeats
 */
export function errorLines(terminal: Terminal, error: CliError, args: readonly string[]): string[] {
  const [first = "", ...more] = wrap(plain(terminal, error.message), terminal.columns - 12);
  return [
    `${paint(terminal, "dim", "xrpl-probe:")} ${paint(terminal, "red", first)}`,
    ...more.map((line) => `            ${paint(terminal, "red", line)}`),
    ...error.details.flatMap(([label, detail]) => {
      const text = plain(terminal, againText(detail, args));
      const name = paint(terminal, "dim", label.padEnd(6));
      if (isCommand(text)) return [`  ${name} ${paint(terminal, "bold", text)}`];
      return wrap(text, terminal.columns - LABEL).map((line, i) => `  ${i === 0 ? name : " ".repeat(6)} ${line}`);
    }),
  ];
}
