import type { Database } from "@xrpl-probe/db";
import { RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import type { StoredRuns } from "../stored-runs.ts";
import { codeTallies, codeVerdicts } from "./code-verdicts.ts";
import { commonModeReport } from "./common-mode-report.ts";
import type { CompareParams } from "./compare-params.ts";
import type { CompareReport } from "./compare-report.ts";
import { environmentReport } from "./environment-report.ts";
import { filterOf } from "./filter.ts";
import { gateReport } from "./gate-report.ts";
import { historyReport } from "./history-report.ts";
import { type JudgedSides, judgeSides } from "./judge-sides.ts";
import { mixReports } from "./mix-report.ts";
import { nextSteps } from "./next-steps.ts";
import { orderRows } from "./order-rows.ts";
import { reportRows } from "./report-rows.ts";
import { reportSide } from "./report-side.ts";
import { tallies } from "./tallies.ts";
import { typeVerdicts } from "./type-verdicts.ts";
import { verdictReport } from "./verdict-report.ts";

/**
 * Two sides compared, with verdicts: what terminal, pages, API and Markdown show. The same question on the same runs has
 * the same answer; time filters and thresholds change it, a narrowing to a probe, type or code only shows less of it.
 * @param stored what comparisons made before have read
 * @throws ReportError for sides, probe, type or code that are not in the database
 */
export function compareSides(db: Database, params: CompareParams, stored?: StoredRuns): CompareReport {
  return compareReport(db, judgeSides(db, params, stored));
}

export function compareReport(db: Database, judged: JudgedSides): CompareReport {
  const { compared, options, params } = judged;
  const [base, head] = [reportSide(judged, "base"), reportSide(judged, "head")];
  const allRows = orderRows(reportRows(judged));
  const allCodes = codeVerdicts(db, judged, compared.probe);
  const { gateProbe } = compared;
  const gateCodes = gateProbe === compared.probe ? allCodes : codeVerdicts(db, judged, gateProbe);
  const filter = filterOf(judged, allCodes);
  const rows = allRows.filter(filter.keepsRow);
  const codes = allCodes.filter(filter.keepsCode);
  const gate = gateReport(judged, gateCodes);
  const found = { rows: allRows, codes: allCodes, base, head, gate };
  return {
    methodVersion: RUN_STATISTICS_VERSION,
    probe: compared.probe,
    probes: compared.probes,
    leftOutProbes: compared.leftOut,
    base,
    head,
    options: {
      ...options,
      failOnCodes: params.failOnCodes ?? false,
      asOfMs: params.asOfMs ?? null,
      range: rangeOf(params),
      filter: filter.names,
    },
    verdict: verdictReport(judged, found),
    gate,
    tallies: tallies(rows),
    rows,
    types: typeVerdicts(rows, { probe: compared.probe, verdicts: allCodes }),
    codes,
    codeTallies: codeTallies(codes),
    ...mixReports(judged),
    commonMode: commonModeReport(judged),
    environment: environmentReport(judged),
    history: historyReport(judged),
    next: nextSteps(judged, found),
  };
}

function rangeOf({ range }: CompareParams): CompareReport["options"]["range"] {
  const [fromMs, toMs] = [range?.fromMs ?? null, range?.toMs ?? null];
  return fromMs === null && toMs === null ? null : { fromMs, toMs };
}
