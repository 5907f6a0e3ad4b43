import type { NextStep } from "@xrpl-probe/report";
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
import { LABEL_WIDTH, labelled } from "./labelled.ts";
import { nextLines } from "./next-lines.ts";
import { peerTable } from "./peer-table.ts";
import { quantileText } from "./quantile-text.ts";
import { strataTable } from "./strata-table.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** What an operator reads when a run has ended: what was recorded, how fast it was, what is missing, what to do next. */
export function summaryLines(terminal: Terminal, run: RunResult, next: NextStep): string[] {
  const early = run.stopReason === "server ended" ? "; the server ended" : "";
  const done =
    appliesOf(run) === 0
      ? paint(terminal, "yellow", `${sign(terminal, "warning")} recorded`)
      : `${paint(terminal, "green", sign(terminal, "ok"))} recorded`;
  return [
    `${done} ${headline(terminal, run)}${early}`,
    ...summaryBody(terminal, run),
    "",
    ...nextLines(terminal, [appliesOf(run) === 0 ? seeTraffic : next], LABEL_WIDTH),
  ];
}

/** A server that applies nothing is not synced, or nobody asks anything of it. */
const seeTraffic: NextStep = {
  when: "",
  command: "sudo xrpl-probe top",
  after: "shows whether the server applies anything now",
};

/** How fast it was and what is missing. */
export function summaryBody(terminal: Terminal, run: RunResult): string[] {
  const applyProbe = run.probes.findIndex(({ kind }) => kind === "apply");
  const order = [applyProbe, ...run.probes.keys()].filter((index, at, all) => index >= 0 && all.indexOf(index) === at);
  return [
    ...wrap(identity(terminal, run), terminal.columns - 2).map((line) => `  ${line}`),
    ...order.flatMap((index) => probeSection(terminal, run, index)),
    ...callTable(terminal, run),
    ...peerTable(terminal, run),
    "",
    ...run.probes.filter(isWorthALine).flatMap((probe) => unpairedLine(terminal, run, probe)),
    ...labelled(terminal, "lost", lostText(terminal, run)),
    ...(run.cost === null ? [] : labelled(terminal, "cost", [costText(terminal, run.cost)])),
    ...warnings(terminal, run),
  ];
}

/** Which run, how much it holds, and whether anything is missing. */
export function headline(terminal: Terminal, run: RunResult): string {
  const applies = appliesOf(run);
  const lost = run.lost === 0 ? "none lost" : paint(terminal, "red", `${formatCount(run.lost)} lost`);
  const of = run.transactions === null ? "" : ` of ${counted(run.transactions, "transaction")}`;
  const length = formatElapsed((run.detachedNs - run.attachedNs) / 1e6);
  if (applies === 0) return `${shortId(run.id)}, but nothing was applied in ${length}`;
  // What was not applied within a run cannot be lost.
  return `${shortId(run.id)}: ${counted(applies - run.lost, "apply", "applies")}${of} in ${length}, ${lost}`;
}

function appliesOf({ probes }: RunResult): number {
  return probes.find(({ kind }) => kind === "apply")?.spans ?? 0;
}

/** "1 slice", "2 slices". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function identity(terminal: Terminal, run: RunResult): string {
  const commit = run.commit === null ? "" : ` (${run.commit.slice(0, 9)})`;
  const tags = plain(terminal, run.tags.join(", ")) || run.version || "no tag";
  const when = plain(terminal, `${formatWhen(run.startedMs)} to ${formatClock(run.endedMs)}`);
  const host = run.host === "" ? "" : ` on ${run.host}`;
  return `${tags}${commit}${host}, ${when}, ${counted(run.slices, "slice")} in ${run.db}`;
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

function unpairedLine(terminal: Terminal, run: RunResult, probe: ProbeResultLine): string[] {
  const name = run.probes.length > 1 ? `${probe.name}: ` : "";
  const open = probe.openAtEnd > 0 ? `, ${formatCount(probe.openAtEnd)} still open at the end` : "";
  const start = probe.kind === "between" ? `a ${probe.entry}` : "a preflight";
  const unstarted = probe.unstarted > 0 ? `, ${formatCount(probe.unstarted)} without ${start} on their thread` : "";
  const why = probe.unpaired > 0 ? " (left by an exception)" : "";
  const count = `${formatCount(probe.unpaired)} of ${formatCount(probe.hits)} entries`;
  return labelled(terminal, "unpaired", [`${name}${count}${why}${open}${unstarted}`]);
}

function lostText(terminal: Terminal, run: RunResult): string[] {
  const count = formatCount(run.lost);
  return [
    run.lost > 0 ? paint(terminal, "red", count) : count,
    ...(run.ringHigh === null ? [] : [plain(terminal, `ring at most ${formatShare(run.ringHigh, 0)} full`)]),
    ...(run.usdt && appliesOf(run) > 0 ? ["USDT checked id, type and code of every apply"] : []),
  ];
}

function costText(terminal: Terminal, { share, perApplyNs, biasNs, atLeast }: RunCost): string {
  const perApply = perApplyNs === null ? "" : `, ${formatDurationNs(perApplyNs)} per apply`;
  const bias = biasNs === null ? "" : `; bias ${formatDurationNs(biasNs)}`;
  return plain(
    terminal,
    `${atLeast ? "at least" : "about"} ${formatShare(share)} of one core in the server${perApply}${bias}`,
  );
}

function warnings(terminal: Terminal, run: RunResult): string[] {
  const found = grouped(
    toldProbes(run).flatMap(({ name, finding }) => (finding === null ? [] : [[name, finding] as const])),
  );
  const dropped = run.droppedSlices > 0 ? [`${run.droppedSlices} slices could not be written to ${run.db}`] : [];
  const refused = grouped(run.refused.map(({ name, reason }) => [name, `not recorded: ${reason}`] as const));
  return [...run.warnings, ...found, ...refused, ...run.costWarnings, ...dropped].flatMap((text) => {
    const [first = "", ...more] = wrap(text, terminal.columns - 2);
    const lines = [`${sign(terminal, "warning")} ${first}`, ...more.map((line) => `  ${line}`)];
    return lines.map((line) => paint(terminal, "yellow", line));
  });
}

/** Where nothing was applied, that is all there is to say of the probes that nobody reached. */
function toldProbes(run: RunResult): readonly ProbeResultLine[] {
  return appliesOf(run) > 0 ? run.probes : run.probes.filter(({ kind, hits }) => kind === "apply" || hits > 0);
}

/** What is the same of several probes is said once. */
function grouped(findings: readonly (readonly [name: string, text: string])[]): string[] {
  const names = new Map<string, string[]>();
  for (const [name, text] of findings) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names].map(([text, of]) => `${of.join(", ")}  ${text}`);
}
