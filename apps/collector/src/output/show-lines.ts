import type { NextStep } from "@xrpl-probe/report";
import { runFacts } from "@xrpl-probe/report/run-facts";
import type { StoredResult } from "../commands/stored-result.ts";
import { cut } from "./cut.ts";
import { nextLines } from "./next-lines.ts";
import { headline, summaryBody } from "./summary-lines.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** A stored run: what its recording summed up, then what is known of the server, the host and the recording. */
export function showLines(terminal: Terminal, stored: StoredResult, next: NextStep): string[] {
  const { run, probes, result } = stored;
  const facts = runFacts(run, probes).map(({ name, value }) => factLine(terminal, name.toLowerCase(), value));
  return [
    `${state(terminal, stored)} ${headline(terminal, result)}`,
    ...(run.note === null ? [] : wrap(plain(terminal, run.note), terminal.columns - 2).map((line) => `  ${line}`)),
    ...summaryBody(terminal, result),
    "",
    ...facts,
    "",
    ...nextLines(terminal, [next], nameWidth),
  ];
}

function state(terminal: Terminal, { status, run }: StoredResult): string {
  if (status === "complete") {
    const what = run.source === "ebpf" ? "run" : run.source === "import" ? "imported run" : "made-up run";
    return `${paint(terminal, "green", sign(terminal, "ok"))} ${what}`;
  }
  if (status === "recording") return `${paint(terminal, "red", sign(terminal, "live"))} recording`;
  return `${paint(terminal, "yellow", `${sign(terminal, "warning")} ${status}`)} run`;
}

const nameWidth = 12;

/** Values are cut where the terminal ends: an executable's path may be long. */
function factLine(terminal: Terminal, name: string, value: string): string {
  const room = terminal.columns - nameWidth - 4;
  return `  ${paint(terminal, "dim", name.padEnd(nameWidth))}  ${cut(terminal, value, room)}`;
}
