import { formatBytes, formatCount, formatWhen } from "@xrpl-probe/report/format";
import { shortId } from "../short-id.ts";
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

export function pruneLines(terminal: Terminal, db: string, pruned: Pruned): string[] {
  const { dryRun, rows, runs, left } = pruned;
  const runWords = `${formatCount(runs.length)} ${runs.length === 1 ? "run" : "runs"}`;
  const what = `${formatCount(rows)} rows of applies and ${runWords} of ${db}`;
  const verb = dryRun ? "would delete" : "deleted";
  const more = runs.length - shownRuns;
  return [
    `${paint(terminal, "green", sign(terminal, "ok"))} ${verb} ${what}; ${formatCount(left)} runs stay`,
    ...runs.slice(0, shownRuns).map((run) => `  ${runText(terminal, run)}`),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
    ...(dryRun ? [] : spaceLines(terminal, pruned)),
  ];
}

function runText(terminal: Terminal, { id, tags, startedMs, applies }: Pruned["runs"][number]): string {
  return plain(
    terminal,
    `${shortId(id)}  ${formatWhen(startedMs)}  ${formatCount(applies)} applies  ${tags.join(", ")}`,
  );
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
