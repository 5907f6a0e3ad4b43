import type { Database } from "@xrpl-probe/db";
import { loadRuns, type RunRow } from "@xrpl-probe/report";
import { rememberedOfEnded } from "./remembered.ts";

/** `loadRuns`, remembered: pages list them, or offer them to choose from. */
export function runsRemembered(db: Database, nowMs: number): readonly RunRow[] {
  const isSettled = (runs: readonly RunRow[]) => runs.every(({ status }) => status !== "recording");
  return rememberedOfEnded(db, "runs", { nowMs, isSettled }, () => loadRuns(db, { nowMs }));
}
