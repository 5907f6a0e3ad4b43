import type { Loaded } from "../probes/load.ts";
import type { OpenFrame } from "./open-frames.ts";

/**
 * Drops what the programs keep of threads that are gone; without it a server that makes threads all day fills the maps.
 * Gives the calls that were dropped with them.
 *
 * @param readStacks is asked last: a thread that begins meanwhile is not among the keys
 */
export function forgetThreads(
  { frames, attempts, marks, starts }: Pick<Loaded, "frames" | "attempts" | "marks" | "starts">,
  open: readonly OpenFrame[],
  readStacks: () => (thread: number) => bigint | "running" | "gone",
): readonly OpenFrame[] {
  const kept = { attempts: [...attempts.keys()], marks: [...marks.keys()], starts: [...starts.keys()] };
  const stackOf = readStacks();
  const isGone = (thread: number) => stackOf(thread) === "gone";
  for (const thread of kept.attempts) if (isGone(thread)) attempts.delete(thread);
  for (const thread of kept.marks) if (isGone(thread)) marks.delete(thread);
  for (const key of kept.starts) if (isGone(key.thread)) starts.delete(key);
  const dropped = open.filter(({ thread }) => isGone(thread));
  for (const { thread, probe } of dropped) frames.delete({ thread, probe });
  return dropped;
}
