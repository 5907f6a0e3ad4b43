import { type ApplyOrder, type Database, findApplies } from "@xrpl-probe/db";
import { applyRow, placeOf } from "./apply-rows.ts";
import { boxOf, rowFilter } from "./row-filter.ts";
import type { ApplyPage, TransactionsParams } from "./transactions-report.ts";
import { type TransactionsSide, transactionsSide } from "./transactions-side.ts";

/** Rows that come at once: more than a screen shows. */
const PAGE = 60;

export interface ApplyPageParams extends TransactionsParams {
  readonly order: ApplyOrder;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/** One page of applies. An `after` that nobody gave out begins anew. */
export function loadApplyPage(
  db: Database,
  params: ApplyPageParams,
  { of, code, runs }: TransactionsSide = transactionsSide(db, params),
): ApplyPage {
  const { applies, complete } = findApplies(db, {
    ...rowFilter(params, { type: of.type, code }),
    ...boxOf(params),
    runKeys: of.runs.map(({ key }) => key),
    order: params.order,
    limit: PAGE,
    after: params.after === undefined ? undefined : placeOf(params.after),
  });
  const rows = applies.map((apply) => applyRow(apply, runs));
  return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.key ?? null), complete };
}
