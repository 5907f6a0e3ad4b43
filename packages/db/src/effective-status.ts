import type { runs } from "./schema/index.ts";

type RunStatus = typeof runs.$inferSelect.status;

/** A heartbeat older than this, and than 3 slices, means that nobody records any more. */
const STALE_AFTER_MS = 30_000;
const STALE_AFTER_SLICES = 3;

/** A run's status as it reads now: a killed collector leaves `recording` behind, which then reads as `interrupted`. */
export function effectiveStatus(
  run: { readonly status: RunStatus; readonly heartbeatMs: number; readonly sliceMs: number | null },
  nowMs: number,
): RunStatus {
  if (run.status !== "recording") return run.status;
  const patienceMs = Math.max(STALE_AFTER_MS, STALE_AFTER_SLICES * (run.sliceMs ?? 0));
  return nowMs - run.heartbeatMs > patienceMs ? "interrupted" : "recording";
}
