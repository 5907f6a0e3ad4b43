import { setTimeout as sleep } from "node:timers/promises";
import { isStillRunning, type ServerProcess } from "../server/server-process.ts";
import type { Recorder } from "./recorder.ts";
import type { RunStore } from "./store.ts";

/** Why a run ended, as it is stored. */
export type StopReason = "duration" | "interrupted by user" | "server ended" | "storage failed" | "split";

export interface StopConditions {
  readonly server: ServerProcess;
  readonly store: RunStore;
  /** Run length in seconds; null until somebody ends it. */
  readonly durationS: number | null;
  readonly stopped: AbortSignal;
  readonly show: () => void;
}

/** The ring holds 130,000 spans: at this pace it may fill at 13 million a second. */
const drainMs = 10;
const aliveCheckMs = 200;
const sweepMs = 60_000;
/** Slices that the database does not take; at 2,000 applies a second this is about five minutes. */
const maxWaitingBytes = 64e6;

/** Turns the recorder until the run is to end, and says why it is. */
export async function recordUntilStop(recorder: Recorder, conditions: StopConditions): Promise<StopReason> {
  const { server, store, durationS, stopped } = conditions;
  const isAlive = every(aliveCheckMs, () => isStillRunning(server));
  const sweep = every(sweepMs, () => recorder.sweep());
  for (;;) {
    recorder.turn();
    conditions.show();
    sweep();
    if (stopped.aborted) return "interrupted by user";
    if (store.error || store.waitingBytes > maxWaitingBytes) return "storage failed";
    const leftMs = durationS === null ? drainMs : durationS * 1000 - recorder.elapsedMs;
    if (leftMs <= 0) return "duration";
    if (isAlive() === false) return "server ended";
    await sleep(Math.min(drainMs, leftMs));
  }
}

/** Calls at most once per interval; in between it gives what the last call gave. */
function every<T>(intervalMs: number, act: () => T): () => T | undefined {
  let lastMs = performance.now();
  let last: T | undefined;
  return () => {
    if (performance.now() - lastMs >= intervalMs) {
      lastMs = performance.now();
      last = act();
    }
    return last;
  };
}
