import { LibbpfError } from "./error.ts";

/** Whose calls are seen: every process that maps the file, now or later, or one process with all its threads. */
export type Scope = "all" | { readonly pid: number };

/** The pid that stands for a scope; `all` is what the call takes for every process (0 would mean oneself in some calls). */
export function scopePid(scope: Scope, all: 0 | -1): number {
  if (scope === "all") return all;
  if (Number.isInteger(scope.pid) && scope.pid > 0) return scope.pid;
  throw new LibbpfError({
    code: "wrong-use",
    operation: `attach to the process ${scope.pid}`,
    reason: "that is no pid",
    hint: 'give a positive pid, or "all"',
  });
}
