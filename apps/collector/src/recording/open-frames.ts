import { existsSync } from "node:fs";
import { readOrNull } from "../host/read.ts";
import type { OpenFrame } from "../probes/frame-table.ts";
import { threadsByOwnId } from "../probes/pid-namespace.ts";

/**
 * How many of the starts still kept for each probe were left by an exception; the others are calls still open. A call
 * is gone when its thread is, or when the thread waits with a stack that does not reach as deep as the call's: nothing
 * can return to it. A thread that runs right now is believed to be in its call.
 */
export function abandonedByProbe(
  open: readonly OpenFrame[],
  stackOf: (thread: number) => bigint | "running" | "gone",
): Map<number, number> {
  const abandoned = new Map<number, number>();
  for (const { thread, probe, frames } of open) {
    const stack = stackOf(thread);
    const live = frames.at.slice(0, frames.depth);
    const dead = live.filter(({ sp }) => stack === "gone" || (stack !== "running" && stack > BigInt(sp))).length;
    if (dead > 0) abandoned.set(probe, (abandoned.get(probe) ?? 0) + dead);
  }
  return abandoned;
}

/**
 * Reads where the stacks of a process's threads end, now. Threads go by the ids of the process's own pid namespace, as
 * the programs report them. The stack pointer is the last but one field of /proc/PID/task/TID/syscall.
 */
export function stackReader(pid: number): (thread: number) => bigint | "running" | "gone" {
  const threads = existsSync(`/proc/${pid}/task`) ? threadsByOwnId(pid) : new Map<number, number>();
  return (thread) => {
    const task = `/proc/${pid}/task/${threads.get(thread)}`;
    if (!threads.has(thread) || !existsSync(task)) return "gone";
    const sp = readOrNull(`${task}/syscall`)?.split(" ").at(-2);
    return sp?.startsWith("0x") ? BigInt(sp) : "running";
  };
}
