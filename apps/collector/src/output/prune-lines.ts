import { formatBytes, formatCount } from "@xrpl-probe/report/format";
import { commandAgain } from "../again.ts";
import { nextLines } from "./next-lines.ts";
import { runList } from "./run-list.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";

export interface Pruned {
  readonly dryRun: boolean;
  /** Rows of applies, beside those of the runs. */
  readonly rows: number;
  readonly runs: readonly {
    readonly id: string;
    readonly tags: readonly string[];
    readonly startedMs: number;
    readonly applies: number;
  }[];
  /** Runs that stay. */
  readonly left: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** In the file and unused. */
  readonly freeBytes: number;
  readonly space: "given back" | "kept for new rows" | "not tried";
}

const shownRuns = 10;

/** @param args the command line, which a dry run repeats */
export function pruneLines(terminal: Terminal, db: string, pruned: Pruned, args: readonly string[]): string[] {
  const { dryRun, rows, runs, left } = pruned;
  const runWords = `${formatCount(runs.length)} ${runs.length === 1 ? "run" : "runs"}`;
  const what = `${formatCount(rows)} rows of applies and ${runWords} of ${db}`;
  const verb = dryRun ? "would delete" : "deleted";
  const more = runs.length - shownRuns;
  return [
    `${paint(terminal, "green", sign(terminal, "ok"))} ${verb} ${what}; ${formatCount(left)} runs stay`,
    ...runList(
      terminal,
      runs.slice(0, shownRuns).map((run) => ({ ...run, lengthMs: null, remark: "" })),
    ),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
    ...(dryRun ? nextOfDryRun(terminal, pruned, args) : spaceLines(terminal, pruned)),
  ];
}

function nextOfDryRun(terminal: Terminal, { rows, runs }: Pruned, args: readonly string[]): string[] {
  if (rows + runs.length === 0) return [];
  const real = args.filter((arg) => arg !== "--dry-run");
  return ["", ...nextLines(terminal, [{ when: "", command: commandAgain(real, {}), after: "deletes them" }])];
}

function spaceLines(terminal: Terminal, { bytesBefore, bytesAfter, freeBytes, space }: Pruned): string[] {
  const size = plain(terminal, `file   ${formatBytes(bytesBefore)} before, ${formatBytes(bytesAfter)} now`);
  if (space === "given back") return [`  ${size}`];
  const free = plain(terminal, formatBytes(freeBytes));
  return [
    `  ${size}`,
    paint(
      terminal,
      "yellow",
      `${sign(terminal, "warning")} ${free} stay in the file for new rows: prune again while nothing is recorded`,
    ),
  ];
}
