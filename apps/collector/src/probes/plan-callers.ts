import type { callerMarks } from "@xrpl-probe/xrpl";
import { callerSlot, type PlannedSlot, type PlanTarget } from "./plan-slots.ts";
import type { Resolve } from "./resolve.ts";

/** All or nothing: with half of the marks an apply would be given to the wrong caller. */
export function planCallers(
  target: PlanTarget,
  resolve: Resolve,
  marks: ReturnType<typeof callerMarks>,
): PlannedSlot[] {
  const found = marks.flatMap((mark) => {
    const at = resolve(mark.functions);
    return at ? [{ mark, at }] : [];
  });
  const knows = (caller: string) => found.some(({ mark }) => mark.caller === caller);
  if (!knows("build") || !knows("open")) return [];
  return found.map(({ mark, at }) => callerSlot(target, at, mark));
}
