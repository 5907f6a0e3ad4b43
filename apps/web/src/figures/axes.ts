import { formatIn, unitFor } from "@xrpl-probe/report/format";
import type { LayoutAxis } from "plotly.js";

export type Scale = "log" | "linear";

/** Below this a figure drops its side labels for ones above the marks. */
export const NARROW_PX = 520;

/** Along x a label takes its width, along y its height. */
const PX_PER_TICK = { x: 54, y: 32 };

/** An axis of latencies in ns over a range, with SI units at the ticks. `lengthPx` decides how many ticks there is room for. */
export function latencyAxis(
  [from, to]: readonly [number, number],
  lengthPx: number,
  scale: Scale = "log",
  along: "x" | "y" = "x",
): Partial<LayoutAxis> {
  const ticks =
    scale === "log"
      ? logTicks(from, to, lengthPx / PX_PER_TICK[along])
      : linearTicks(from, to, lengthPx / PX_PER_TICK[along]);
  return {
    type: scale,
    range: scale === "log" ? [Math.log10(from), Math.log10(to)] : [from, to],
    tickvals: ticks,
    ticktext: ticks.map(tickLabel),
  };
}

/** 1, 2 and 5 of every decade where there is room, else the decades alone. */
export function logTicks(from: number, to: number, most: number): number[] {
  const decades = Math.log10(to / from);
  const steps = decades * 3 <= most ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let exponent = Math.floor(Math.log10(from)); exponent <= Math.log10(to); exponent++)
    for (const step of steps) {
      const value = Number(`${step}e${exponent}`);
      if (value >= from * 0.999 && value <= to * 1.001) ticks.push(value);
    }
  return ticks;
}

/** Multiples of 1, 2 or 5 times a power of ten, at most `most` of them. */
export function linearTicks(from: number, to: number, most: number): number[] {
  const step = niceStep((to - from) / Math.max(1, most));
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step - 1e-9); at * step <= to * (1 + 1e-9); at++)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}

/** The next of 1, 2, 5, 10, ... at or above. */
export function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 5].find((step) => step * power >= atLeast * (1 - 1e-9)) ?? 10);
}

/** `500 µs`, `1 ms`, `12.5 ms`: no digits that say nothing. */
export function tickLabel(ns: number): string {
  const unit = unitFor(Number(ns.toPrecision(3)));
  const digits = formatIn(unit, ns)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  return ns === 0 ? "0" : `${digits}\u00a0${unit}`;
}

/** A share between 0 and 1 as a tick: `0`, `2 %`, `0.5 %`. */
export function shareTick(share: number): string {
  return share === 0 ? "0" : `${Number((share * 100).toPrecision(6))}\u00a0%`;
}
