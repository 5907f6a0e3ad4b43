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
  const clock = clockText(run, progress);
  return [
    `${paint(terminal, "red", sign(terminal, "live"))} recording ${shortId(run.id)} into ${run.db}    ${clock}    Ctrl-C ends it and keeps what is there`,
    "",
    `  ${rates(terminal, progress)}        ${paint(terminal, "dim", "last 10 s")}`,
    `  ${paint(terminal, "dim", sparkline(terminal, progress.perSecond))}   ${paint(terminal, "dim", "applies/s, last 60 s")}`,
    ...[...stallTexts(run), ...run.warnings].map((text) =>
      paint(terminal, "yellow", `${sign(terminal, "warning")} ${text}`),
    ),
  ];
}

/** The same where lines cannot be redrawn: one line every 10 s. */
export function plainProgress(terminal: Terminal, run: LiveRun, progress: Progress): string {
  const troubles = [run.stalled ?? [], run.warnings].flat().map((text) => `   ${text}`);
  return `recording ${shortId(run.id)}   ${clockText(run, progress)}   ${rates({ ...terminal, color: false }, progress)}${troubles.join("")}`;
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
