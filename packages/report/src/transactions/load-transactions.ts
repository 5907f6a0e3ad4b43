import { type ApplyFilter, applyFields, applySeqs, type Database, mostApplied } from "@xrpl-probe/db";
import { drawHistogram } from "../drawn-histogram.ts";
import { heatmapOf } from "../heatmap.ts";
import { forgetful, type Remember } from "../remember.ts";
import { pool } from "../strata.ts";
import { transactionRow } from "./apply-rows.ts";
import { explainBox } from "./explain-box.ts";
import { loadApplyPage } from "./load-apply-page.ts";
import { boxOf, rowFilter } from "./row-filter.ts";
import { transactionsMap } from "./transactions-map.ts";
import type { RowsState, TransactionsParams, TransactionsView } from "./transactions-report.ts";
import { type TransactionsSide, transactionsSide } from "./transactions-side.ts";
import { whyNoRows } from "./why-no-rows.ts";

const MOST_TRANSACTIONS = 60;

/** Rows that are looked at for the choices of a filter. */
const LOOKED_AT = 4000;

/**
 * The page of transactions: where they lie in time and latency, the first rows, and what sets the box apart. All that
 * neither box nor order change is `remember`ed.
 * @throws ReportError as `probeOfSide`
 */
export function loadTransactions(
  db: Database,
  params: TransactionsParams,
  remember: Remember = forgetful,
): TransactionsView {
  const { attempt, caller, pass } = params;
  const name = JSON.stringify([params.side, params.probe, params.type, params.code]);
  const side = remember(`side of transactions ${name}`, () => transactionsSide(db, params));
  const { of, isApplies } = side;
  const filter = rowFilter(params, { type: of.type, code: side.code });
  const box = boxOf(params);
  const kept = isApplies && of.runs.some(({ key }) => hasRows(db, key));
  const rowsOf = of.runs[0]?.key ?? 0;
  return {
    side: of.side,
    probe: of.probe,
    choices: {
      ...of.choices,
      ...(kept ? remember(`choices of rows ${rowsOf}`, () => rowChoices(db, rowsOf)) : NO_CHOICES),
    },
    resolution: of.resolution,
    ...remember(`map ${name} ${attempt} ${caller} ${pass}`, () => mapParts(db, side, filter)),
    rows: kept ? rowsState(db, params, side, filter) : whyNoRows(side),
    explain: box && explainBox(db, of, { box, filter, rows: kept }, remember),
  };
}

function mapParts(db: Database, side: TransactionsSide, filter: ApplyFilter) {
  const { columns, complete } = transactionsMap(db, side, filter);
  const total = pool(columns);
  return {
    heatmap: heatmapOf(columns),
    marginal: drawHistogram([total]),
    spans: total.count,
    mapComplete: complete,
  };
}

function rowsState(db: Database, params: TransactionsParams, side: TransactionsSide, filter: ApplyFilter): RowsState {
  const { order } = params;
  if (order !== "most-applied") return { kind: "applies", page: loadApplyPage(db, { ...params, order }, side) };
  const runKeys = side.of.runs.map(({ key }) => key);
  const { transactions, complete } = mostApplied(db, {
    ...filter,
    ...boxOf(params),
    runKeys,
    limit: MOST_TRANSACTIONS,
  });
  return {
    kind: "transactions",
    transactions: transactions.map((transaction) => transactionRow(transaction, side.runs)),
    complete,
  };
}

function hasRows(db: Database, runKey: number): boolean {
  const { fromSeq, toSeq } = applySeqs(db, { runKey });
  return toSeq > fromSeq;
}

const NO_CHOICES = { attempts: [], callers: [], passes: [] };

/** Values that some of a run's rows have. */
function rowChoices(db: Database, runKey: number) {
  const { counts } = applyFields(db, { runKey, mostRead: LOOKED_AT });
  const known = <Value>(values: readonly (Value | null)[]) => [...new Set(values)].filter((value) => value !== null);
  return {
    attempts: known(counts.map(({ attempt }) => attempt)).sort((a, b) => a - b),
    callers: known(counts.map(({ caller }) => caller)).sort(),
    passes: known(counts.map(({ pass }) => pass)).sort(),
  };
}
