import type { Probe, Slice } from "@xrpl-probe/db";
import { lostShareOf } from "../load-runs.ts";

/** A run that lost more than this share of its events is named and left out. */
export const MOST_LOST = 0.01;

/**
 * Lost events of a whole run over all that happened in it.
 * @param counted spans seen otherwise, for a run that has not ended and whose probes carry no counts yet
 */
export function lostShareOfTotal(total: Slice | undefined, probes: readonly Probe[], counted: number): number {
  const atEnd = probes.reduce((sum, { spans }) => sum + (spans ?? 0), 0);
  return lostShareOf(total?.lost ?? 0, Math.max(atEnd, counted));
}
