import type { CliError } from "../errors.ts";
import { paint, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** An error as an operator reads it: the sentence, then what was found and what to do. */
export function errorLines(terminal: Terminal, error: CliError): string[] {
  const [first = "", ...more] = wrap(error.message, terminal.columns - 12);
  return [
    `${paint(terminal, "dim", "xrpl-probe:")} ${paint(terminal, "red", first)}`,
    ...more.map((line) => `            ${paint(terminal, "red", line)}`),
    ...error.details.map(([label, text]) => {
      const styled = label === "do" || label === "or" || label === "check" ? paint(terminal, "bold", text) : text;
      return `  ${paint(terminal, "dim", label.padEnd(6))} ${styled}`;
    }),
  ];
}
