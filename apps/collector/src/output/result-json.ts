import { summarize } from "@xrpl-probe/stats";
import { decodeCode, typeName } from "@xrpl-probe/xrpl";
import type { RunResult } from "../recording/run-result.ts";

/** `record --json`: durations in ns, times as named; quantiles are null with fewer than 10 values beyond. */
export function resultJson(run: RunResult): string {
  const { cells, probes, ...rest } = run;
  const strata = cells.map(({ probe, type, code, histogram }) => ({
    probe: probes[probe]?.name,
    type,
    typeName: type === null ? null : typeName(type),
    code,
    token: code === null ? null : decodeCode(code, run.version).token,
    ...summarize(histogram),
  }));
  return JSON.stringify({ ...rest, probes, strata }, null, 2);
}
