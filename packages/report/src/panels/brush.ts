import type { PanelParams, PanelPoint } from "./panel-report.ts";

/** The brushed time, in ms since the start of each run. */
export interface Brush {
  readonly fromMs: number;
  readonly toMs: number;
}

export function brushOf({ fromMs, toMs }: Pick<PanelParams, "fromMs" | "toMs">): Brush | null {
  if (fromMs === undefined && toMs === undefined) return null;
  return { fromMs: fromMs ?? 0, toMs: toMs ?? Number.MAX_SAFE_INTEGER / 1e6 };
}

/** Wholly inside, as slices are that a brushed range is made of. */
export function isBrushed({ startMs, endMs }: Pick<PanelPoint, "startMs" | "endMs">, brush: Brush | null): boolean {
  return brush !== null && startMs >= brush.fromMs && endMs <= brush.toMs;
}
