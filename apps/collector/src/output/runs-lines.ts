import type { RunRow } from "@xrpl-probe/report";
import { formatCountShort, formatElapsed, formatLatency, formatRate } from "@xrpl-probe/report/format";
import { type Column, tableLines } from "./columns.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";

/** A tag or two; a run that carries many is told apart by its id. */
const widestTags = 24;
const narrowestTags = 8;

/** Runs as a table, newest first. */
export function runsLines(
  terminal: Terminal,
  runs: readonly RunRow[],
  { db, all }: { readonly db: string; readonly all: number },
): string[] {
  const found = runs.length === all ? `${all} ${all === 1 ? "run" : "runs"}` : `${runs.length} of ${all} runs`;
  const head = `${paint(terminal, "green", sign(terminal, "ok"))} ${found} in ${db}`;
  const [first] = runs;
  if (!first) return [head];
  const [columns, ...lines] = tableLines(runs, columnsOf(terminal, tagsWidth(terminal, runs)));
  return [
    head,
    "",
    `  ${paint(terminal, "dim", (columns ?? "").trimEnd())}`,
    ...lines.map((line) => `  ${line}`.trimEnd()),
    "",
    `  ${paint(terminal, "dim", "next  ")} ${paint(terminal, "bold", `xrpl-probe show ${first.shortId}${db === "./probes.db" ? "" : ` --db ${db}`}`)}`,
  ];
}

/** What the other columns leave of the terminal. */
function tagsWidth(terminal: Terminal, runs: readonly RunRow[]): number {
  const plainColumns = columnsOf({ ...terminal, color: false }, widestTags);
  const widest = Math.max(...tableLines(runs, plainColumns).map((line) => line.trimEnd().length + 2));
  const longestTags = Math.max(...runs.map((run) => tagsOf(terminal, run, widestTags).length));
  return Math.max(narrowestTags, Math.min(longestTags, longestTags - (widest - terminal.columns)));
}

function columnsOf(terminal: Terminal, tagsRoom: number): Column<RunRow>[] {
  const text = (value: string) => plain(terminal, value);
  return [
    { head: "run", align: "left", cell: ({ shortId }) => shortId },
    { head: "tags", align: "left", cell: (run) => tagsOf(terminal, run, tagsRoom) },
    { head: "began", align: "left", cell: ({ startedMs }) => began(startedMs) },
    { head: "length", align: "right", cell: ({ lengthMs }) => formatElapsed(lengthMs) },
    { head: "applies", align: "right", cell: ({ applies }) => formatCountShort(applies) },
    { head: "rate", align: "right", cell: ({ perS }) => text(perS === null ? "-" : formatRate(perS)) },
    { head: "p50", align: "right", cell: ({ p50 }) => text(formatLatency(p50)).padStart(7) },
    { head: "p99", align: "right", cell: ({ p99 }) => text(formatLatency(p99)).padStart(7) },
    {
      head: "lost",
      align: "right",
      cell: ({ lost }) => formatCountShort(lost),
      style: (cell, { lost }) => (lost > 0 ? paint(terminal, "red", cell) : paint(terminal, "dim", cell)),
    },
    { head: "", align: "left", cell: (run) => stateOf(run), style: (cell, run) => stateStyle(terminal, cell, run) },
  ];
}

/** What is not told is as it should be: a complete run that was measured. */
function stateOf({ status, source }: RunRow): string {
  if (status !== "complete") return status === "recording" ? "live" : status === "interrupted" ? "killed" : status;
  return source === "ebpf" ? "" : source === "synthetic" ? "made up" : "import";
}

function stateStyle(terminal: Terminal, cell: string, { status }: RunRow): string {
  return status === "complete" || status === "recording" ? cell : paint(terminal, "yellow", cell);
}

function tagsOf(terminal: Terminal, { tags, version }: RunRow, room: number): string {
  const text = tags.join(", ") || version || "-";
  return text.length <= room ? text : `${text.slice(0, room - 1)}${terminal.ascii ? "." : "…"}`;
}

/** `2026-11-21 14:42` in this machine's time zone. */
function began(ms: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
