import { type Apply, appliesOfTransaction, type Database, tagsOf, transactionsByPrefix } from "@xrpl-probe/db";
import { groupBy } from "../group-by.ts";
import { ReportError } from "../report-error.ts";
import { namesOf, runNames } from "../run-names.ts";
import { applyRow, type RowRuns } from "./apply-rows.ts";
import type { FoundTransaction, LaneApply, TransactionLane } from "./transaction-report.ts";

const MOST_IDS = 20;

/**
 * The transaction whose id is, or begins with, these hex digits, of any run.
 * @throws ReportError `bad-id` for what is no beginning of an id, or too short a one
 */
export function loadTransaction(db: Database, { id }: { readonly id: string }): FoundTransaction {
  if (!/^[0-9a-f]{4,64}$/i.test(id)) {
    throw new ReportError(
      "bad-id",
      `"${id}" is no transaction's id or the beginning of one`,
      "write 4 to 64 hex digits, as the XRP Ledger prints them",
    );
  }
  const found = transactionsByPrefix(db, { prefix: id, limit: MOST_IDS + 1 });
  const [txId, second] = found;
  if (txId === undefined) return { kind: "none" };
  if (second !== undefined) return { kind: "several", txIds: found.slice(0, MOST_IDS), more: found.length > MOST_IDS };
  const applies = appliesOfTransaction(db, { txId });
  const runs = runsOfRows(db, applies);
  const lanes = [...groupBy(applies, ({ runKey }) => runKey)]
    .flatMap(([runKey, members]) => laneOf(members, runKey, runs))
    .sort((a, b) => a.run.startedMs - b.run.startedMs);
  return {
    kind: "one",
    transaction: { txId, typeName: lanes[0]?.applies[0]?.typeName ?? "", lanes },
  };
}

function laneOf(applies: readonly Apply[], runKey: number, runs: RowRuns): TransactionLane[] {
  const found = runs.get(runKey);
  if (found === undefined) return [];
  const rows = applies.map((apply) => applyRow(apply, runs));
  const withGaps: LaneApply[] = rows.map((row, at) => {
    const before = rows[at - 1];
    return { ...row, sinceLastMs: before === undefined ? null : row.startMs - before.startMs };
  });
  return [{ run: found.names, applies: withGaps }];
}

/** The runs that these applies are of. */
function runsOfRows(db: Database, applies: readonly Apply[]): RowRuns {
  const keys = [...new Set(applies.map(({ runKey }) => runKey))];
  const names = runNames(db);
  const tags = tagsOf(db, { runKeys: keys });
  const found = db.query.runs.findMany({ where: (runs, { inArray }) => inArray(runs.key, keys) }).sync();
  return new Map(
    found.map((run) => {
      const named = names.get(run.id) ?? namesOf(run.id, run.id);
      return [
        run.key,
        { run, names: { ...named, id: run.id, startedMs: run.startedMs, tags: tags.get(run.key) ?? [] } },
      ] as const;
    }),
  );
}
