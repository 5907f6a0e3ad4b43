import type { Database } from "@xrpl-probe/db";
import { type CompareParams, type CompareReport, compareSides } from "@xrpl-probe/report";
import { remembered } from "./remembered.ts";

/** `compareSides`, remembered. Pages differ in rows and charts of one comparison far more often than in comparisons. */
export function compareRemembered(db: Database, { nowMs, ...asked }: CompareParams): CompareReport {
  return remembered(db, `compare ${JSON.stringify(asked)}`, () => compareSides(db, { ...asked, nowMs }));
}
