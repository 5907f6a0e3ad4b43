import type { NewApply } from "@xrpl-probe/db";
import type { AppliesData } from "./spans.ts";

/** By the numbers in the columns: those of `enum caller` and `enum pass` in bpf/probe.h. */
const callers = [null, "open", "build", "other"] as const;
const passes = [null, "retry", "final"] as const;

/** The columns of a slice as the rows that the database takes. */
export function applyRows(columns: AppliesData): NewApply[] {
  return Array.from({ length: columns.count }, (_, at) => ({
    txId: columns.txIds.subarray(at * 32, at * 32 + 32),
    type: columns.types[at] ?? 0,
    code: columns.codes[at] ?? 0,
    startNs: columns.startNs[at] ?? 0,
    durationNs: columns.durationNs[at] ?? 0,
    thread: columns.threads[at] ?? null,
    applied: columns.applied[at] === 2 ? null : columns.applied[at] === 1,
    caller: callers[columns.callers[at] ?? 0] ?? null,
    pass: passes[columns.passes[at] ?? 0] ?? null,
    attempt: columns.attempts[at] || null,
  }));
}
