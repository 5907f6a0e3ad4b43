import type { Latency, PanelKind, PanelView } from "@xrpl-probe/report";
import {
  formatCount,
  formatDurationNs,
  formatLatency,
  formatShare,
  formatSignificant,
} from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import type { LayoutAxis } from "plotly.js";
import { latencyAxis, linearTicks, type Scale, shareTick } from "./axes.ts";
import { extentNs } from "./density.ts";

/** A panel's value as the page prints it. */
export function formatValue(kind: PanelKind, value: Latency): string {
  if (kind === "latency") return formatLatency(value);
  const number = latencyNs(value);
  if (number === null) return "·";
  if (kind === "share") return formatShare(number, number >= 0.0995 ? 1 : 2);
  return number >= 1000 ? formatCount(number) : formatSignificant(number);
}

/** A single number, at the place of a pointer. */
export function formatNumber(kind: PanelKind, value: number): string {
  return kind === "latency" ? formatDurationNs(value) : formatValue(kind, value);
}

/** From and to which value a panel has something to show. */
export function valueRange(
  panel: Pick<PanelView, "kind" | "points" | "whole" | "brushed">,
  scale: Scale,
): [number, number] {
  const { kind, points, whole, brushed } = panel;
  const bounds = points.flatMap(({ value }) => (value === null ? [] : typeof value === "number" ? [value] : value));
  const least = Math.min(...bounds);
  const greatest = Math.max(...bounds);
  if (kind !== "latency") return [0, Number.isFinite(greatest) && greatest > 0 ? greatest * 1.08 : 1];
  const drawn = [whole.histogram, brushed?.histogram ?? null].flatMap((histogram) =>
    histogram === null ? [] : extentNs(histogram.edgesNs, histogram.share),
  );
  const from = Math.max(1, Math.min(least, ...drawn));
  const to = Math.max(2, greatest, ...drawn);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [1e3, 1e6];
  return scale === "log" ? [from / 1.06, to * 1.06] : [0, to * 1.04];
}

/** The ranges that panels of one kind share, by kind; of each by itself where values are not linked. */
export function sharedRange(ranges: readonly (readonly [number, number])[]): [number, number] {
  return [Math.min(...ranges.map(([from]) => from)), Math.max(...ranges.map(([, to]) => to))];
}

export function valueAxis(
  kind: PanelKind,
  range: readonly [number, number],
  lengthPx: number,
  scale: Scale,
): Partial<LayoutAxis> {
  if (kind === "latency") return latencyAxis(range, lengthPx, scale, "y");
  const ticks = linearTicks(range[0], range[1], lengthPx / 48);
  return {
    range: [...range],
    tickvals: ticks,
    ticktext: ticks.map((tick) => (kind === "share" ? shareTick(tick) : tick.toLocaleString("en-US"))),
  };
}
