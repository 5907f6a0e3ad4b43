import { formatElapsed } from "@xrpl-probe/report/format";

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Ticks at whole seconds, minutes or hours of a run's clock, at most `most`. */
export function clockTicks(fromMs: number, toMs: number, most: number): { tickvals: number[]; ticktext: string[] } {
  const stepMs = 1000 * (SECONDS.find((seconds) => (toMs - fromMs) / (seconds * 1000) <= most) ?? 86_400);
  const tickvals: number[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= toMs; at += stepMs) tickvals.push(at);
  return { tickvals, ticktext: tickvals.map(formatElapsed) };
}
