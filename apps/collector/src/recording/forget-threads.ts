import type { OpenFrame } from "../probes/frame-table.ts";
import type { Loaded } from "../probes/load.ts";

/**
 * Drops what the programs keep of threads that are gone; without it a server that makes threads all day fills the maps.
 * Gives the calls that were dropped with them.
 *
 * @param readStacks is asked last: a thread that begins meanwhile is not among the keys
 */
export function forgetThreads(
  { frames, attempts, starts }: Pick<Loaded, "frames" | "attempts" | "starts">,
  readStacks: () => (thread: number) => bigint | "running" | "gone",
): readonly OpenFrame[] {
  const kept = { attempts: [...attempts.keys()], starts: [...starts.keys()], frames: frames.list() };
  const stackOf = readStacks();
  const isGone = (thread: number) => stackOf(thread) === "gone";
  for (const thread of kept.attempts) if (isGone(thread)) attempts.delete(thread);
  for (const key of kept.starts) if (isGone(key.thread)) starts.delete(key);
  const dropped = kept.frames.filter(({ thread }) => isGone(thread));
  frames.drop(dropped);
  return dropped;
}
