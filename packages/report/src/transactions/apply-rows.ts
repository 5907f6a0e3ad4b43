import type { AppliedTransaction, Apply, Run } from "@xrpl-probe/db";
import { codeLabel, decodeCode, typeName } from "@xrpl-probe/xrpl";
import type { PanelRun } from "../panels/panel-report.ts";
import type { ApplyRow, TransactionRow } from "./transactions-report.ts";

/** The runs that rows belong to, by their key in the database. */
export type RowRuns = ReadonlyMap<number, { readonly run: Run; readonly names: PanelRun }>;

export function applyRow(apply: Apply, runs: RowRuns): ApplyRow {
  const { runKey, seq, txId, type, code, startNs, durationNs, attempt, caller, pass, applied, thread } = apply;
  const version = runs.get(runKey)?.run.version ?? null;
  return {
    key: `${runKey}.${seq}`,
    ...runLabels(runKey, runs),
    txId,
    typeName: typeName(type),
    token: codeLabel(code, version),
    family: decodeCode(code, version).family,
    startMs: startNs / 1e6,
    durationNs,
    attempt,
    caller,
    pass,
    applied,
    thread,
  };
}

/** Reads what `applyRow` wrote as the key of a row; undefined for anything else. */
export function placeOf(key: string): Pick<Apply, "runKey" | "seq"> | undefined {
  const [, runKey, seq] = /^(\d{1,9})\.(\d{1,12})$/.exec(key) ?? [];
  return runKey === undefined ? undefined : { runKey: Number(runKey), seq: Number(seq) };
}

export function transactionRow(transaction: AppliedTransaction, runs: RowRuns): TransactionRow {
  const { runKey, txId, type, applies, failed, firstNs, lastNs, totalNs, longestNs } = transaction;
  return {
    txId,
    ...runLabels(runKey, runs),
    typeName: typeName(type),
    applies,
    failed,
    firstMs: firstNs / 1e6,
    spanMs: (lastNs - firstNs) / 1e6,
    totalNs,
    longestNs,
  };
}

function runLabels(runKey: number, runs: RowRuns): { run: string; runLabel: string } {
  const names = runs.get(runKey)?.names;
  const tag = names?.tags[0];
  return {
    run: names?.ref ?? "",
    runLabel: [tag, names?.shortId].filter((part) => part !== undefined).join(" "),
  };
}
