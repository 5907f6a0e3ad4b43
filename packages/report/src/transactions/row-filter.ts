import type { ApplyFilter } from "@xrpl-probe/db";
import type { Box } from "./explain-box.ts";
import type { TransactionsParams } from "./transactions-report.ts";

/** What narrows rows besides the box. */
export function rowFilter(
  params: TransactionsParams,
  { type, code }: { readonly type: number | null; readonly code: number | "failed" | null },
): ApplyFilter {
  const { attempt, caller, pass } = params;
  return { type: type ?? undefined, code: code ?? undefined, attempt, caller, pass };
}

/** The box on the heat map, open where one of its four sides is not given; null without any. */
export function boxOf({ fromMs, toMs, minNs, maxNs }: TransactionsParams): Box | null {
  if ([fromMs, toMs, minNs, maxNs].every((side) => side === undefined)) return null;
  return {
    fromNs: (fromMs ?? 0) * 1e6,
    toNs: toMs === undefined ? Number.MAX_SAFE_INTEGER : toMs * 1e6,
    minNs: minNs ?? 0,
    maxNs: maxNs ?? Number.MAX_SAFE_INTEGER,
  };
}
