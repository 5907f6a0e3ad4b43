import type { NextStep } from "@xrpl-probe/report";
import { paint, plain, type Terminal } from "./terminal.ts";

/** "next  xrpl-probe serve    then …": commands below one another; what does not fit beside one stands below it. */
export function nextLines(terminal: Terminal, steps: readonly NextStep[]): string[] {
  const widest = Math.max(0, ...steps.map(({ when }) => when.length));
  return steps.flatMap(({ when, command, after }, i) => {
    const label = i === 0 ? "next" : "    ";
    const before = plain(terminal, when === "" ? "" : `${when.padEnd(widest)}   `);
    const line = `  ${paint(terminal, "dim", label)}  ${before}${paint(terminal, "bold", command)}`;
    const tail = plain(terminal, after);
    if (tail === "") return [line];
    const fits = 8 + before.length + command.length + 4 + tail.length <= terminal.columns;
    return fits ? [`${line}    ${tail}`] : [line, `${" ".repeat(8 + before.length)}${tail}`];
  });
}
