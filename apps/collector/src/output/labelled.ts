import { stripVTControlCharacters } from "node:util";
import { paint, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** Of the labels below a summary. */
export const LABEL_WIDTH = 9;

/** "lost       0   ring at most 2 % full": parts stand beside one another as far as there is room. */
export function labelled(terminal: Terminal, name: string, parts: readonly string[]): string[] {
  const room = terminal.columns - LABEL_WIDTH - 4;
  const lines: string[] = [];
  for (const part of parts) {
    const beside = lines.length === 0 ? part : `${lines.at(-1)}   ${part}`;
    if (lines.length === 0 || stripVTControlCharacters(beside).length > room) lines.push(...wrap(part, room));
    else lines[lines.length - 1] = beside;
  }
  return lines.map((line, i) => `  ${paint(terminal, "dim", (i === 0 ? name : "").padEnd(LABEL_WIDTH))}  ${line}`);
}
