import type { TransactionsParams } from "@xrpl-probe/report";
import type { inferParserType } from "nuqs/server";
import type { dataParams } from "./params.ts";

/** What the URL asks for, as the report takes it. */
export function askedOf(query: inferParserType<typeof dataParams>, side: string, nowMs: number): TransactionsParams {
  const { probe, type, code, attempt, caller, pass, from, to, min, max, order } = query;
  return {
    side: query.side ?? side,
    probe: probe ?? undefined,
    type: type ?? undefined,
    code: code ?? undefined,
    attempt: attempt ?? undefined,
    caller: caller ?? undefined,
    pass: pass ?? undefined,
    fromMs: from ?? undefined,
    toMs: to ?? undefined,
    minNs: min ?? undefined,
    maxNs: max ?? undefined,
    order,
    nowMs,
  };
}
