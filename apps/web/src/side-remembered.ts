import type { Database } from "@xrpl-probe/db";
import type { Remember, RunRow } from "@xrpl-probe/report";
import { remembered, rememberedOfEnded } from "./remembered.ts";

/**
 * The memory for what a side shows: the slices of a recording change nothing of it unless the side names that run. A tag
 * stands for its runs that have ended.
 */
export function sideMemory(
  db: Database,
  side: string,
  { nowMs, runs }: { readonly nowMs: number; readonly runs: readonly RunRow[] },
): Remember {
  const names = side.split(",").map((name) => name.trim());
  const isRecorded = runs.some(({ id, status }) => status === "recording" && names.some((name) => id.startsWith(name)));
  return (question, answer) =>
    isRecorded ? remembered(db, question, answer) : rememberedOfEnded(db, question, { nowMs }, answer);
}
