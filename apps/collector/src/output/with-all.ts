import { sentenceLines } from "./sentence-lines.ts";
import { paint, type Terminal } from "./terminal.ts";

const ROOM = "    --all".length;

/** "9 codes no change    --all": what is there and not shown, and how to see it. */
export function withAll(terminal: Terminal, text: string): string[] {
  const lines = sentenceLines(terminal, [{ text }], terminal.columns - 2 - ROOM);
  return lines.map((line, i) => {
    const all = i === lines.length - 1 ? `    ${paint(terminal, "bold", "--all")}` : "";
    return `  ${paint(terminal, "dim", line)}${all}`;
  });
}
