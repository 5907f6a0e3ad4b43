import type { Database } from "@xrpl-probe/db";
import { type ProbeOfSide, probeOfSide } from "../panels/panel-side.ts";
import type { RowRuns } from "./apply-rows.ts";
import type { TransactionsParams } from "./transactions-report.ts";

/** The probe whose spans are applies. */
const APPLY_PROBE = "transactor";

/** What is asked for, looked up. */
export interface TransactionsSide {
  readonly of: ProbeOfSide;
  readonly code: number | "failed" | null;
  readonly runs: RowRuns;
  /** Rows are kept of the probe that applies transactions alone. */
  readonly isApplies: boolean;
}

export function transactionsSide(db: Database, params: TransactionsParams): TransactionsSide {
  const { side, probe, type, nowMs } = params;
  const failed = params.code === "failed";
  const of = probeOfSide(db, { side, probe, type, nowMs, code: failed ? undefined : params.code });
  const names = new Map(of.side.runs.map((run) => [run.id, run]));
  const runs = of.runs.flatMap((run) => {
    const named = names.get(run.id);
    return named === undefined ? [] : [[run.key, { run, names: named }] as const];
  });
  return { of, code: failed ? "failed" : of.code, runs: new Map(runs), isApplies: of.probe === APPLY_PROBE };
}
