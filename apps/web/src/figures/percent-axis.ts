import type { LayoutAxis } from "plotly.js";
import { linearTicks } from "./axes.ts";

/** An axis of changes as shares of 1, signed percent at the ticks. */
export function changeAxis(from: number, to: number, mostTicks: number): Partial<LayoutAxis> {
  const ticks = linearTicks(from, to, mostTicks);
  return { range: [from, to], tickvals: ticks, ticktext: ticks.map(changeTick) };
}

/** `0`, `+5 %`, `−2.5 %` */
export function changeTick(change: number): string {
  const percent = Number((change * 100).toPrecision(6));
  if (percent === 0) return "0";
  return `${percent > 0 ? "+" : "\u2212"}${Math.abs(percent)}\u00a0%`;
}
