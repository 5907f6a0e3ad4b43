import type { PanelPart, PanelView } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { formatValue } from "../figures/panel-values.ts";

/** Differences below are called much the same. */
const SAME = 0.05;

/** `p90 is 5.73 ms, but 7.67 ms in the brushed time` */
export function panelFinding(panel: PanelView): string {
  const { whole, brushed } = panel;
  if (whole.count === 0) return "No span is within these choices";
  const said = saysOf(panel, whole);
  if (brushed === null) return said;
  if (brushed.count === 0) return `${said}; there is none in the brushed time`;
  const text = formatValue(panel.kind, brushed.value);
  const [all, part] = [latencyNs(whole.value), latencyNs(brushed.value)];
  if (all === null || part === null) return said;
  const same = Math.abs(part / all - 1) < SAME;
  return same ? `${said}, and much the same in the brushed time (${text})` : `${said}, but ${text} in the brushed time`;
}

function saysOf({ kind, statistic, token, code, points }: PanelView, { value, count }: PanelPart): string {
  const text = formatValue(kind, value);
  if (statistic === "count") return `${formatCount(count)} spans, on average ${text} in each ${lengthOf(points)}`;
  if (statistic === "rate") return `${text} spans a second`;
  if (statistic === "share") return code === null ? `${text} of spans fail` : `${text} of spans end in \`${token}\``;
  if (value === null) return `Too few spans for a ${statistic}: ${formatCount(count)}`;
  return typeof value === "number"
    ? `${statistic} is ${text}`
    : `${statistic} lies between ${text.replace(" to ", " and ")}`;
}

/** How long most of the points that are drawn stand for. */
export function lengthOf(points: PanelView["points"]): string {
  const drawn = points.filter(({ value }) => value !== null);
  const lengths = drawn.map(({ startMs, endMs }) => endMs - startMs).sort((a, b) => a - b);
  const seconds = (lengths[Math.floor(lengths.length / 2)] ?? 0) / 1000;
  return seconds >= 120 ? `${Math.round(seconds / 60)}\u00a0min` : `${Number(seconds.toPrecision(3))}\u00a0s`;
}
