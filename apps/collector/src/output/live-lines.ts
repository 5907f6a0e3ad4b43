import { formatCount, formatDurationNs, formatElapsed, formatRate } from "@xrpl-probe/report/format";
import type { LiveState } from "../recording/record-server.ts";
import type { Progress } from "../recording/recorder.ts";
import { shortId } from "../short-id.ts";
import { paint, plain, sign, sparkline, type Terminal } from "./terminal.ts";

export interface LiveRun extends LiveState {
  readonly id: string;
  readonly db: string;
  /** Null until somebody ends it. */
  readonly durationS: number | null;
}

/** The screen while recording, redrawn in place. `lost` turns red and stays so at the first lost event. */
export function liveLines(terminal: Terminal, run: LiveRun, progress: Progress): string[] {
  const dim = (text: string) => paint(terminal, "dim", text);
  const head = `recording${idText(run)} into ${run.db}    ${clockText(run, progress)}`;
  const seconds = progress.perSecond.slice(-(terminal.columns - 2));
  const fits = (line: string, more: string) => line.length + more.length <= terminal.columns - 2;
  const bars = sparkline(terminal, seconds);
  return [
    `${paint(terminal, "red", sign(terminal, "live"))} ${head}${fits(head, HOW_TO_END) ? HOW_TO_END : ""}`,
    "",
    `  ${rates(terminal, progress)}${fits(rates(plainly(terminal), progress), LAST_10_S) ? dim(LAST_10_S) : ""}`,
    `  ${dim(bars)}${fits(bars, LAST_60_S) ? dim(LAST_60_S) : ""}`,
    ...[...stallTexts(run), ...run.warnings].map((text) =>
      paint(terminal, "yellow", `${sign(terminal, "warning")} ${text}`),
    ),
  ];
}

const HOW_TO_END = "    Ctrl-C ends it and keeps what is there";
const LAST_10_S = "        last 10 s";
const LAST_60_S = "   applies/s, last 60 s";

/** The same where lines cannot be redrawn: one line every 10 s. */
export function plainProgress(terminal: Terminal, run: LiveRun, progress: Progress): string {
  const troubles = [run.stalled ?? [], run.warnings].flat().map((text) => `   ${text}`);
  return `${clockText(run, progress)}   ${rates(plainly(terminal), progress)}${troubles.join("")}`;
}

const plainly = (terminal: Terminal): Terminal => ({ ...terminal, color: false });

/** The store gives it a moment after the first probe is placed. */
function idText({ id }: LiveRun): string {
  return id === "" ? "" : ` ${shortId(id)}`;
}

function clockText({ durationS }: LiveRun, { elapsedMs }: Progress): string {
  return durationS === null
    ? formatElapsed(elapsedMs)
    : `${formatElapsed(elapsedMs)} of ${formatElapsed(durationS * 1000)}`;
}

function rates(terminal: Terminal, progress: Progress): string {
  const quantile = (ns: number | null) => (ns === null ? "-" : formatDurationNs(ns));
  const parts = [
    `${formatCount(progress.applies)} applies`,
    formatRate(progress.ratePerS),
    `p50 ${quantile(progress.p50Ns)}`,
    `p99 ${quantile(progress.p99Ns)}`,
  ].map((part) => plain(terminal, part));
  const lost = paint(terminal, progress.lost > 0 ? "red" : "dim", `lost ${formatCount(progress.lost)}`);
  return [...parts, lost, `unpaired ${formatCount(progress.unpaired)}`].join("   ");
}

function stallTexts({ stalled }: LiveRun): string[] {
  return stalled === null ? [] : [`${stalled}: waiting, nothing is lost yet`];
}
