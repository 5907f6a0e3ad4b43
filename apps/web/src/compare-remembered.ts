import type { Database } from "@xrpl-probe/db";
import {
  type CompareParams,
  type CompareReport,
  type ComparisonTables,
  compareSides,
  type OpenComparison,
  openComparison,
  openComparisonTables,
  type StoredRuns,
  storedRuns,
} from "@xrpl-probe/report";
import { commandsName } from "./db.ts";
import { rememberedOfEnded } from "./remembered.ts";

/** What comparisons read of ended runs, once for all of them. */
export function storedRemembered(db: Database, nowMs: number): StoredRuns {
  return rememberedOfEnded(db, "stored runs", { nowMs }, () => storedRuns(db));
}

/** `openComparison`, remembered: pages differ in rows and charts of one comparison far more often than in comparisons. */
export function openRemembered(db: Database, { nowMs, ...asked }: CompareParams): OpenComparison {
  const isSettled = ({ report }: OpenComparison) => haveEnded(report);
  const open = () => openComparison(db, { ...asked, ...named(), nowMs }, storedRemembered(db, nowMs));
  return rememberedOfEnded(db, `open ${JSON.stringify(asked)}`, { nowMs, isSettled }, open);
}

/** `compareSides`, remembered. */
export function compareRemembered(db: Database, { nowMs, ...asked }: CompareParams): CompareReport {
  const compare = () => compareSides(db, { ...asked, ...named(), nowMs }, storedRemembered(db, nowMs));
  return rememberedOfEnded(db, `compare ${JSON.stringify(asked)}`, { nowMs, isSettled: haveEnded }, compare);
}

/** `openComparisonTables`, remembered: another row of the same sides is looked at far more often than other sides. */
export function tablesRemembered(
  db: Database,
  { nowMs, ...asked }: Parameters<typeof openComparisonTables>[1],
): ComparisonTables {
  const open = () => openComparisonTables(db, { ...asked, nowMs }, storedRemembered(db, nowMs));
  return rememberedOfEnded(db, `tables ${JSON.stringify(asked)}`, { nowMs, isSettled: haveEnded }, open);
}

/** A run that is named by itself is compared while it is recorded too. */
function haveEnded({
  base,
  head,
}: Pick<CompareReport, "base" | "head"> | Pick<ComparisonTables, "base" | "head">): boolean {
  return [base, head].every(({ runs, leftOut }) => [...runs, ...leftOut].every(({ status }) => status !== "recording"));
}

function named() {
  const dbOption = commandsName();
  return dbOption === undefined ? {} : { dbOption };
}
