import type { NextStep, RunRow } from "@xrpl-probe/report";
import { formatCountShort, formatElapsed, formatLatency, formatRate } from "@xrpl-probe/report/format";
import { dbOption } from "../db-option.ts";
import { type Column, fittingColumns, tableLines } from "./columns.ts";
import { cut } from "./cut.ts";
import { nextLines } from "./next-lines.ts";
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
  if (!first) return [head, ...nextLines(terminal, [withoutRuns(db, all)])];
  const [columns, ...lines] = tableLines(runs, columnsThatFit(terminal, runs));
  return [
    head,
    "",
    `  ${paint(terminal, "dim", (columns ?? "").trimEnd())}`,
    ...lines.map((line) => `  ${line}`.trimEnd()),
    "",
    ...nextLines(terminal, [{ when: "", command: `xrpl-probe show ${first.shortId}${dbOption(db)}`, after: "" }]),
  ];
}

/** Of a search that found nothing, or of a database in which nothing is. */
function withoutRuns(db: string, all: number): NextStep {
  if (all > 0) return { when: "", command: `xrpl-probe runs${dbOption(db)}`, after: "lists all of them" };
  return { when: "", command: `sudo xrpl-probe record -d 300${dbOption(db)}`, after: "with the server running" };
}

/** Tags are cut first, down to a length that still tells versions apart; then columns go. */
function columnsThatFit(terminal: Terminal, runs: readonly RunRow[]): readonly Column<RunRow>[] {
  const room = terminal.columns - 2;
  const fitting = fittingColumns(runs, columnsOf(terminal, narrowestTags), room);
  const [head = ""] = tableLines(runs, fitting);
  const tagsRoom = Math.max(narrowestTags, Math.min(widestTags, narrowestTags + room - head.length));
  const kept = new Set(fitting.map((column) => column.head));
  return columnsOf(terminal, tagsRoom).filter((column) => kept.has(column.head));
}

function columnsOf(terminal: Terminal, tagsRoom: number): Column<RunRow>[] {
  const text = (value: string) => plain(terminal, value);
  return [
    { head: "run", align: "left", cell: ({ shortId }) => shortId },
    { head: "tags", align: "left", cell: (run) => tagsOf(terminal, run, tagsRoom) },
    { head: "began", align: "left", cell: ({ startedMs }) => began(startedMs) },
    { head: "length", align: "right", cell: ({ lengthMs }) => formatElapsed(lengthMs), goes: 2 },
    { head: "applies", align: "right", cell: ({ applies }) => formatCountShort(applies) },
    { head: "rate", align: "right", cell: ({ perS }) => text(perS === null ? "-" : formatRate(perS)), goes: 1 },
    { head: "p50", align: "right", cell: ({ p50 }) => text(formatLatency(p50)).padStart(7), goes: 3 },
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
  return cut(terminal, tags.join(", ") || version || "-", room);
}

/** `2026-11-21 14:42` in this machine's time zone. */
function began(ms: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
