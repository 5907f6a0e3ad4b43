/** Runs of different classes are compared with a warning: short runs see less of what is rare. */
export type DurationClass = "under 90 s" | "under 300 s" | "under 30 min" | "30 min and longer";

export function durationClassOf(durationMs: number): DurationClass {
  if (durationMs < 90_000) return "under 90 s";
  if (durationMs < 300_000) return "under 300 s";
  return durationMs < 1_800_000 ? "under 30 min" : "30 min and longer";
}
