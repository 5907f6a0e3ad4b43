import type { Database } from "@xrpl-probe/db";
import { JUDGED_STATISTICS, QUANTILE_OF, shiftCurve } from "@xrpl-probe/stats";
import { ReportError } from "../report-error.ts";
import type { StoredRuns } from "../stored-runs.ts";
import type { CompareParams } from "./compare-params.ts";
import type { CompareReport, ShiftReport } from "./compare-report.ts";
import { compareReport } from "./compare-sides.ts";
import { type JudgedSides, judgeSides } from "./judge-sides.ts";
import { stratumName } from "./report-rows.ts";
import { type StratumId, stratumKey } from "./side-runs.ts";

/** A comparison whose strata can be drawn without asking the database again. */
export interface OpenComparison {
  readonly report: CompareReport;
  /** Null for a stratum that neither side has; without points where a side lacks it, it is not comparable, or imported buckets give no points. */
  shiftOf(stratum: StratumId): ShiftReport | null;
}

/** `compareSides` for a page that draws a stratum too: the sides are loaded and judged once. */
export function openComparison(db: Database, params: CompareParams, stored?: StoredRuns): OpenComparison {
  const judged = judgeSides(db, params, stored);
  return { report: compareReport(db, judged), shiftOf: (stratum) => shiftReport(judged, stratum) };
}

/**
 * head against base along the distribution of one stratum: the shift plot's data.
 * @throws ReportError as `compareSides`; `unknown-type` where neither side has the stratum
 */
export function shiftOf(db: Database, params: CompareParams, stratum: StratumId): ShiftReport {
  const found = shiftReport(judgeSides(db, params), stratum);
  if (found !== null) return found;
  const message = `neither ${params.base} nor ${params.head} has spans of ${stratumKey(stratum)}`;
  throw new ReportError("unknown-type", message, "name a stratum of the comparison's rows");
}

function shiftReport({ strata, rows }: JudgedSides, id: StratumId): ShiftReport | null {
  const stratum = strata.find(({ key }) => stratumKey(key) === stratumKey(id));
  if (stratum === undefined) return null;
  const own = rows.filter(({ key }) => key === stratum.key);
  const isFine = [...stratum.base, ...stratum.head].every(({ histogram }) => histogram.scheme === "log-linear-64");
  const isDrawn = isFine && stratum.base.length > 0 && stratum.head.length > 0 && stratum.blocked === null;
  return {
    name: stratumName(stratum.key),
    points: (isDrawn ? shiftCurve(stratum) : []).map((point) => {
      const statistic = JUDGED_STATISTICS.find((judged) => QUANTILE_OF[judged] === point.p);
      const row = own.find((candidate) => candidate.statistic === statistic);
      if (row === undefined || row.numbers === null) return { ...point, row: null };
      const { statistic: judged, word, numbers } = row;
      return { ...point, row: { statistic: judged, word, threshold: numbers.threshold } };
    }),
  };
}
