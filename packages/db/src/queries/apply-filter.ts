import { and, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import { CALLERS, PASSES } from "../schema/applies.ts";
import { applies } from "../schema/index.ts";

/** Which applies of a run are asked for; what is left out is not asked. */
export interface ApplyFilter {
  readonly type?: number | undefined;
  /** `failed` for every code but tesSUCCESS. */
  readonly code?: number | "failed" | undefined;
  readonly attempt?: number | undefined;
  readonly caller?: (typeof CALLERS)[number] | undefined;
  readonly pass?: (typeof PASSES)[number] | undefined;
  /** Durations from `minNs` on and below `maxNs`. */
  readonly minNs?: number | undefined;
  readonly maxNs?: number | undefined;
  /** When the apply ended, from the run's start: from `fromNs` on and before `toNs`. */
  readonly fromNs?: number | undefined;
  readonly toNs?: number | undefined;
}

const endNs = sql<number>`${applies.startNs} + ${applies.durationNs}`;

export function applyCondition(filter: ApplyFilter): SQL | undefined {
  const { type, code, attempt, caller, pass, minNs, maxNs, fromNs, toNs } = filter;
  const asked = <Value>(value: Value | undefined, condition: (value: Value) => SQL) =>
    value === undefined ? undefined : condition(value);
  return and(
    asked(type, (number) => eq(applies.type, number)),
    asked(code, (number) => (number === "failed" ? ne(applies.code, 0) : eq(applies.code, number))),
    asked(attempt, (number) => eq(applies.attempt, number)),
    asked(caller, (name) => eq(applies.caller, CALLERS.indexOf(name))),
    asked(pass, (name) => eq(applies.pass, PASSES.indexOf(name))),
    asked(minNs, (ns) => gte(applies.durationNs, ns)),
    asked(maxNs, (ns) => lt(applies.durationNs, ns)),
    asked(fromNs, (ns) => gte(endNs, ns)),
    asked(toNs, (ns) => lt(endNs, ns)),
  );
}
