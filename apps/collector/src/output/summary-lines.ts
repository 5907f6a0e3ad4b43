import {
  formatClock,
  formatCount,
  formatDurationNs,
  formatElapsed,
  formatShare,
  formatWhen,
} from "@xrpl-probe/report/format";
import { mergeHistograms, summarize } from "@xrpl-probe/stats";
import type { RunCost } from "../calibration/run-cost.ts";
import type { ProbeResultLine, RunResult } from "../recording/run-result.ts";
import { shortId } from "../short-id.ts";
import { callTable, isCall } from "./call-table.ts";
import { histogramLines } from "./histogram-lines.ts";
import { peerTable } from "./peer-table.ts";
import { quantileText } from "./quantile-text.ts";
import { strataTable } from "./strata-table.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** What an operator reads when a run has ended: what was recorded, how fast it was, what is missing, what to do next. */
export function summaryLines(terminal: Terminal, run: RunResult): string[] {
  const early = run.stopReason === "server ended" ? "; the server ended" : "";
  const done = `${paint(terminal, "green", sign(terminal, "ok"))} recorded`;
  return [`${done} ${headline(terminal, run)}${early}`, ...summaryBody(terminal, run), "", nextLine(terminal, run)];
}

/** How fast it was and what is missing. */
export function summaryBody(terminal: Terminal, run: RunResult): string[] {
  const applyProbe = run.probes.findIndex(({ kind }) => kind === "apply");
  const order = [applyProbe, ...run.probes.keys()].filter((index, at, all) => index >= 0 && all.indexOf(index) === at);
  return [
    `  ${identity(terminal, run)}`,
    ...order.flatMap((index) => probeSection(terminal, run, index)),
    ...callTable(terminal, run),
    ...peerTable(terminal, run),
    "",
    ...run.probes.filter(isWorthALine).map((probe) => unpairedLine(terminal, run, probe)),
    label(terminal, "lost", lostText(terminal, run)),
    ...(run.cost === null ? [] : [label(terminal, "cost", costText(terminal, run.cost))]),
    ...warnings(terminal, run),
  ];
}

export function nextLine(terminal: Terminal, run: Pick<RunResult, "id" | "db">): string {
  const command = paint(terminal, "bold", `xrpl-probe serve --db ${run.db}`);
  return label(terminal, "next", `${command}    then http://127.0.0.1:5006/runs/${shortId(run.id)}`);
}

/** Which run, how much it holds, and whether anything is missing. */
export function headline(terminal: Terminal, run: RunResult): string {
  const applies = run.probes.find(({ kind }) => kind === "apply")?.spans ?? 0;
  const lost = run.lost === 0 ? "none lost" : paint(terminal, "red", `${formatCount(run.lost)} lost`);
  const of = run.transactions === null ? "" : ` of ${formatCount(run.transactions)} transactions`;
  const what = `${formatCount(applies - run.lost)} applies${of}`;
  const length = formatElapsed((run.detachedNs - run.attachedNs) / 1e6);
  return `${shortId(run.id)}: ${what} in ${length}, ${lost}`;
}

function identity(terminal: Terminal, run: RunResult): string {
  const commit = run.commit === null ? "" : ` (${run.commit.slice(0, 9)})`;
  const tags = run.tags.join(", ") || run.version || "no tag";
  const when = plain(terminal, `${formatWhen(run.startedMs)} to ${formatClock(run.endedMs)}`);
  const host = run.host === "" ? "" : ` on ${run.host}`;
  return `${tags}${commit}${host}, ${when}, ${formatCount(run.slices)} slices in ${run.db}`;
}

function probeSection(terminal: Terminal, run: RunResult, index: number): string[] {
  const probe = run.probes[index];
  const strata = run.cells.filter((cell) => cell.probe === index);
  if (!probe || isCall(probe) || strata.length === 0) return [];
  const all = mergeHistograms(strata.map(({ histogram }) => histogram));
  const { p50, p90, p99, max } = summarize(all);
  const quantiles = [0.5, 0.9, 0.99, 0.999].flatMap((p) => {
    const text = quantileText(terminal, all, p);
    return text === null ? [] : [`p${Number((p * 100).toFixed(1))} ${text}`];
  });
  if (max !== null) quantiles.push(`max ${plain(terminal, formatDurationNs(max))}`);
  const marked = [
    ["p50", p50],
    ["p90", p90],
    ["p99", p99],
  ] as const;
  const marks = marked.flatMap(([name, ns]) => (ns === null ? [] : [{ label: name, ns }]));
  return [
    "",
    `  ${paint(terminal, "bold", probe.name)}, all codes: ${quantiles.join("   ")}`,
    ...(probe.kind === "apply" ? [...histogramLines(terminal, all, marks), ""] : []),
    ...strataTable(terminal, strata, run.version),
  ];
}

/** Of dozens of functions only those that something is to be said of. */
function isWorthALine(probe: ProbeResultLine): boolean {
  const { hits, unpaired, openAtEnd, unstarted } = probe;
  return hits > 0 && (!isCall(probe) || unpaired + openAtEnd + unstarted > 0);
}

function unpairedLine(terminal: Terminal, run: RunResult, probe: ProbeResultLine): string {
  const name = run.probes.length > 1 ? `${probe.name}: ` : "";
  const open = probe.openAtEnd > 0 ? `, ${formatCount(probe.openAtEnd)} still open at the end` : "";
  const start = probe.kind === "between" ? probe.entry : "a preflight";
  const unstarted = probe.unstarted > 0 ? `, ${formatCount(probe.unstarted)} without ${start} on their thread` : "";
  const why = probe.unpaired > 0 ? " (left by an exception)" : "";
  const count = `${formatCount(probe.unpaired)} of ${formatCount(probe.hits)} entries`;
  return label(terminal, "unpaired", `${name}${count}${why}${open}${unstarted}`);
}

function lostText(terminal: Terminal, run: RunResult): string {
  const count = formatCount(run.lost);
  const ring = run.ringHigh === null ? "" : plain(terminal, `   ring at most ${formatShare(run.ringHigh, 0)} full`);
  return `${run.lost > 0 ? paint(terminal, "red", count) : count}${ring}${run.usdt ? "   USDT checked id, type and code of every apply" : ""}`;
}

function costText(terminal: Terminal, { share, perApplyNs, biasNs }: RunCost): string {
  const perApply = perApplyNs === null ? "" : `, ${formatDurationNs(perApplyNs)} per apply`;
  const bias = biasNs === null ? "" : `; bias ${formatDurationNs(biasNs)}`;
  return plain(terminal, `about ${formatShare(share)} of one core in the server${perApply}${bias}`);
}

function warnings(terminal: Terminal, run: RunResult): string[] {
  const found = grouped(
    run.probes.flatMap(({ name, finding }) => (finding === null ? [] : [[name, finding] as const])),
  );
  const dropped = run.droppedSlices > 0 ? [`${run.droppedSlices} slices could not be written to ${run.db}`] : [];
  const refused = grouped(run.refused.map(({ name, reason }) => [name, `not recorded: ${reason}`] as const));
  return [...run.warnings, ...found, ...refused, ...run.costWarnings, ...dropped].flatMap((text) => {
    const [first = "", ...more] = wrap(text, terminal.columns - 2);
    const lines = [`${sign(terminal, "warning")} ${first}`, ...more.map((line) => `  ${line}`)];
    return lines.map((line) => paint(terminal, "yellow", line));
  });
}

/** What is the same of several probes is said once. */
function grouped(findings: readonly (readonly [name: string, text: string])[]): string[] {
  const names = new Map<string, string[]>();
  for (const [name, text] of findings) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names].map(([text, of]) => `${of.join(", ")}  ${text}`);
}

function label(terminal: Terminal, name: string, text: string): string {
  return `  ${paint(terminal, "dim", name.padEnd(10))} ${text}`;
}
