import type { PanelPart, PanelView } from "@xrpl-probe/report";
import { formatChange, formatPoints } from "@xrpl-probe/report/format";
import type { LoadedPanel } from "./load-report.ts";

const FEW = "Drag over a panel to brush a stretch of time: its distribution stands out from the whole.";

/** `Panel 2 against panel 1: p90 +12.5 % over the run, +55.3 % in the brushed time.` Says what can be done where two do not compare. */
export function summaryOf(panels: readonly LoadedPanel[]): string {
  const [first, second] = panels.map(({ view }) => ("kind" in view ? view : null));
  if (!first || !second || first.statistic !== second.statistic || first.kind === "number") return FEW;
  const whole = differenceOf(first.kind, first.whole, second.whole);
  if (whole === null) return FEW;
  const brushed = first.brushed && second.brushed ? differenceOf(first.kind, first.brushed, second.brushed) : null;
  const parts = [`${first.statistic} ${whole} over the run`, brushed && `${brushed} in the brushed time`];
  const runs = first.side.runs.length + second.side.runs.length;
  const judged = runs > 2 ? "" : " One run each, so no verdict.";
  return `Panel 2 against panel 1: ${parts.filter((part) => part !== null).join(", ")}.${judged}`;
}

/** Where the first two panels' sides are judged; null where they are one. */
export function comparisonOf(panels: readonly LoadedPanel[]): { readonly href: string; readonly label: string } | null {
  const [base, head] = panels.map(({ view }) => ("kind" in view ? view.side : null));
  if (!base || !head || base.query === head.query) return null;
  const query = new URLSearchParams({ base: base.query, head: head.query });
  return { href: `/compare?${query}`, label: `Compare ${nameOf(base)} with ${nameOf(head)}` };
}

function nameOf({ label, runs }: PanelView["side"]): string {
  const [run] = runs;
  return runs.length === 1 ? [run?.tags[0], label].filter((part) => part !== undefined).join(" ") : label;
}

function differenceOf(kind: PanelView["kind"], base: PanelPart, head: PanelPart): string | null {
  if (typeof base.value !== "number" || typeof head.value !== "number" || base.value === 0) return null;
  if (kind === "share") return `${formatPoints(head.value - base.value)} points`;
  return formatChange(head.value / base.value - 1);
}
