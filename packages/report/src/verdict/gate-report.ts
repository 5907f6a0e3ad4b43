import { weightiestExitCode } from "@xrpl-probe/stats";
import type { CodeVerdict, GateReport } from "./compare-report.ts";
import { gateWhy } from "./gate-why.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { rowName } from "./report-rows.ts";

/** The gate over latencies and, where asked for, codes: a shift fails unless nothing is comparable anyway. */
export function gateReport(judged: JudgedSides, codes: readonly CodeVerdict[]): GateReport {
  const { gate, rows, params } = judged;
  const gateRows = rows.filter(({ family }) => family === "gate").length;
  const moved = params.failOnCodes ? codes.filter(({ sign }) => FAILING.includes(sign)) : [];
  const exitCode = weightiestExitCode([gate.exitCode, moved.length > 0 ? 1 : 0]);
  if (exitCode !== gate.exitCode) {
    const deciding = moved.map(({ typeName, token }) => `${typeName} ${token}`);
    const why = `${deciding.length === 1 ? "a code" : `${deciding.length} codes`} shifted, and codes were asked for`;
    return { outcome: "fails", exitCode, reason: "codes-shifted", why, deciding, gateRows };
  }
  const deciding = gate.deciding.map(({ key, statistic }) => rowName(key, statistic));
  return { outcome: gate.outcome, exitCode, reason: gate.reason, why: gateWhy(judged), deciding, gateRows };
}

const FAILING: readonly CodeVerdict["sign"][] = ["shifted", "new", "gone"];
