import type { Database } from "@xrpl-probe/db";
import {
  type CompareParams,
  type CompareReport,
  compareSides,
  type OpenComparison,
  openComparison,
} from "@xrpl-probe/report";
import { commandsName } from "./db.ts";
import { remembered } from "./remembered.ts";

/** `openComparison`, remembered: pages differ in rows and charts of one comparison far more often than in comparisons. */
export function openRemembered(db: Database, { nowMs, ...asked }: CompareParams): OpenComparison {
  return remembered(db, `open ${JSON.stringify(asked)}`, () => openComparison(db, { ...asked, ...named(), nowMs }));
}

/** `compareSides`, remembered. */
export function compareRemembered(db: Database, { nowMs, ...asked }: CompareParams): CompareReport {
  return remembered(db, `compare ${JSON.stringify(asked)}`, () => compareSides(db, { ...asked, ...named(), nowMs }));
}

function named() {
  const dbOption = commandsName();
  return dbOption === undefined ? {} : { dbOption };
}
