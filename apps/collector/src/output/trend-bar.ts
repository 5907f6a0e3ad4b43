import type { TrendBeta, TrendSeries } from "@xrpl-probe/report";
import { paint, type Terminal } from "./terminal.ts";

/** Where levels lie on a line of `width` characters. */
export interface LevelScale {
  readonly width: number;
  place(ns: number): number;
  /** Of the reference; null without one. */
  readonly reference: number | null;
}

const LEAST_WIDTH = 12;

/** Linear from the lowest to the highest limit of the series; null where the terminal leaves no room. */
export function levelScale({ betas }: TrendSeries, reference: string | null, width: number): LevelScale | null {
  if (width < LEAST_WIDTH || betas.length === 0) return null;
  const low = Math.min(...betas.map(({ lower, level }) => lower ?? level));
  const high = Math.max(...betas.map(({ upper, level }) => upper ?? level));
  const place = (ns: number) => (high > low ? Math.round(((ns - low) / (high - low)) * (width - 1)) : 0);
  const level = betas.find(({ tag }) => tag === reference)?.level;
  return { width, place, reference: level === undefined ? null : place(level) };
}

/** A version's level as a dot on its 95 % interval, hollow while provisional; the reference's level as a dotted line. */
export function levelBar(terminal: Terminal, scale: LevelScale, beta: TrendBeta): string {
  const [line, dot, hollow, rule] = terminal.ascii ? ["-", "*", "o", ":"] : ["─", "●", "○", "┊"];
  const at = scale.place(beta.level);
  const [from, to] = [scale.place(beta.lower ?? beta.level), scale.place(beta.upper ?? beta.level)];
  const cells = Array.from({ length: scale.width }, (_, i) => {
    if (i === at) return beta.provisional ? hollow : dot;
    if (i >= from && i <= to) return line;
    return i === scale.reference ? paint(terminal, "dim", rule ?? "") : " ";
  });
  return cells.join("").trimEnd();
}
