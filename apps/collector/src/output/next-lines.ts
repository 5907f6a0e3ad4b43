import type { NextStep } from "@xrpl-probe/report";
import { paint, plain, type Terminal } from "./terminal.ts";

/**
 * "next  xrpl-probe serve    then …": commands below one another; what does not fit beside one stands below it.
 * @param labelWidth of the labels that the lines above have
 */
export function nextLines(terminal: Terminal, steps: readonly NextStep[], labelWidth = 4): string[] {
  const widest = Math.max(0, ...steps.map(({ when }) => when.length));
  return steps.flatMap(({ when, command, after }, i) => {
    const label = (i === 0 ? "next" : "").padEnd(labelWidth);
    const before = plain(terminal, when === "" ? "" : `${when.padEnd(widest)}   `);
    const indent = labelWidth + 4 + before.length;
    const line = `  ${paint(terminal, "dim", label)}  ${before}${paint(terminal, "bold", command)}`;
    const tail = plain(terminal, after);
    if (tail === "") return [line];
    const fits = indent + command.length + 4 + tail.length <= terminal.columns;
    return fits ? [`${line}    ${tail}`] : [line, `${" ".repeat(indent)}${tail}`];
  });
}
