import { stripVTControlCharacters } from "node:util";
import {
  formatCount,
  formatDurationNs,
  formatElapsed,
  formatRate,
  formatShare,
  formatSignificant,
  NOT_ENOUGH,
} from "@xrpl-probe/report/format";
import { decodeCode } from "@xrpl-probe/xrpl";
import type { TopRow } from "../top/top-model.ts";
import { nameOfCode, nameOfType, seenRows, type TopSort, type TopView } from "../top/top-view.ts";
import { type Column, tableLines } from "./columns.ts";
import { bar, paint, plain, sign, type Terminal } from "./terminal.ts";

interface TopServer {
  /** `rippled`. */
  readonly name: string;
  readonly version: string | null;
  readonly commit: string | null;
  readonly pid: number;
  readonly host: string;
}

export interface TopState {
  readonly server: TopServer;
  readonly elapsedMs: number;
  readonly ratePerS: number;
  readonly lost: number;
  readonly rows: readonly TopRow[];
  /** Something an operator must know. */
  readonly warnings: readonly string[];
}

/** The whole screen, at most `height` lines. */
export function topLines(terminal: Terminal, state: TopState, view: TopView, height: number): string[] {
  const body = view.help ? helpLines(terminal) : tableOf(terminal, state, view);
  const head = [headLine(terminal, state, view), ...state.warnings.map((text) => warning(terminal, text)), ""];
  const room = Math.max(0, height - head.length - 2);
  return [...head, ...body.slice(0, room), "", footLine(terminal, view)];
}

/** Without a screen: a table per interval. */
export function plainTop(terminal: Terminal, state: TopState, view: TopView): string[] {
  return [headLine(terminal, state, view), ...tableOf(terminal, state, view), ""];
}

function headLine(terminal: Terminal, { server, elapsedMs, ratePerS, lost }: TopState, view: TopView): string {
  const { name, version, commit, pid, host } = server;
  const build = [name, version, commit === null ? null : `(${commit.slice(0, 9)})`].filter((part) => part !== null);
  const lostText = paint(terminal, lost > 0 ? "red" : "dim", `lost ${formatCount(lost)}`);
  const filter = view.filter === "" ? "" : `   filter ${view.filter}`;
  const paused = view.paused ? `   ${paint(terminal, "yellow", "paused")}` : "";
  const rest = [
    formatElapsed(elapsedMs),
    plain(terminal, `${formatRate(ratePerS).replace("/s", "")} applies/s`),
    lostText,
    `window ${view.windowS} s${filter}${paused}`,
  ];
  const whole = [`${build.join(" ")}  pid ${pid}  ${host}`, ...rest].join("   ");
  const fits = stripVTControlCharacters(whole).length <= terminal.columns;
  // Which host and build it is, one knows; whether something is lost, one does not.
  return fits
    ? whole
    : [`${[name, version].filter((part) => part !== null).join(" ")}  pid ${pid}`, ...rest].join("   ");
}

const heads: Readonly<Record<TopSort, string>> = { rate: "rate/s", p50: "p50", p99: "p99", time: "time" };

function tableOf(terminal: Terminal, { rows, server }: TopState, view: TopView): string[] {
  const { version } = server;
  const seen = seenRows(rows, view, version);
  const head = (sort: TopSort) => `${heads[sort]}${sort === view.sort ? ` ${sign(terminal, "down")}` : ""}`;
  const duration = (ns: number | null) => plain(terminal, ns === null ? NOT_ENOUGH : formatDurationNs(ns)).padStart(8);
  const dimmed = (of: (row: TopRow) => number | null) => (text: string, row: TopRow) =>
    of(row) === null ? paint(terminal, "dim", text) : text;
  const columns: Column<TopRow>[] = [
    { head: "type", align: "left", cell: ({ type }) => nameOfType(type) },
    {
      head: "code",
      align: "left",
      cell: ({ code }) => nameOfCode(code, version),
      style: (text, { code }) => (isTec(code, version) ? paint(terminal, "yellow", text) : text),
    },
    { head: head("rate"), align: "right", cell: ({ ratePerS }) => plain(terminal, formatSignificant(ratePerS)) },
    { head: "share", align: "right", cell: ({ share }) => plain(terminal, formatShare(share)) },
    { head: head("p50"), align: "right", cell: ({ p50Ns }) => duration(p50Ns), style: dimmed(({ p50Ns }) => p50Ns) },
    { head: head("p99"), align: "right", cell: ({ p99Ns }) => duration(p99Ns), style: dimmed(({ p99Ns }) => p99Ns) },
    { head: head("time"), align: "right", cell: ({ timeShare }) => plain(terminal, formatShare(timeShare, 1)) },
  ];
  const [names = "", ...lines] = tableLines(seen, columns);
  const room = Math.max(0, terminal.columns - names.length - 2);
  const barOf = (row: TopRow | undefined) => (room >= 4 && row ? bar(terminal, row.timeShare, Math.min(room, 16)) : "");
  const sorted = head(view.sort);
  const named = paint(terminal, "dim", names).replace(sorted, paint(terminal, "bold", sorted));
  if (seen.length === 0) return [named, "", paint(terminal, "dim", "no applies in this window")];
  return [named, ...lines.map((line, at) => `${line}  ${barOf(seen[at])}`.trimEnd())];
}

function isTec(code: number | null, version: string | null): boolean {
  return code !== null && decodeCode(code, version).family !== "tes";
}

function warning(terminal: Terminal, text: string): string {
  return paint(terminal, "yellow", `${sign(terminal, "warning")} ${text}`);
}

function footLine(terminal: Terminal, view: TopView): string {
  if (view.typing !== null)
    return `filter: ${view.typing}${paint(terminal, "dim", "    Enter takes it    Escape leaves it")}`;
  const key = (name: string, what: string) => `${paint(terminal, "bold", name)} ${paint(terminal, "dim", what)}`;
  const sorts = ["r rate", "5 p50", "9 p99", "t time"].map((text) => key(text.slice(0, 1), text.slice(2)));
  const others = [
    key("f", "filter"),
    key("w", "window"),
    key("space", view.paused ? "go on" : "pause"),
    key("?", "help"),
    key("q", "quit"),
  ];
  const wide = `${paint(terminal, "dim", "sort:")} ${sorts.join("  ")}    ${others.join("    ")}`;
  return stripVTControlCharacters(wide).length <= terminal.columns ? wide : [...sorts, ...others].join("  ");
}

function helpLines(terminal: Terminal): string[] {
  return [
    "What the server was busy with in the last seconds: applies by type and code.",
    "",
    "  rate/s   applies per second within the window",
    "  share    of all applies",
    "  p50 p99  half, 99 of 100 of them took less; a dot where there are fewer than 10 beyond",
    "  time     share of all time that was spent in applying: what the server is busy with",
    "  lost     applies that found no room in the ring since the start",
    "",
    "Nothing is stored: `xrpl-probe record` does that. Sums go on while the screen is paused.",
    "",
    "Any key goes back.",
  ].map((line) => plain(terminal, line));
}
