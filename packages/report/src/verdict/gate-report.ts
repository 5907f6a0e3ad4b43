import { type GateReason, weightiestExitCode } from "@xrpl-probe/stats";
import type { CodeVerdict, GateReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { rowName } from "./report-rows.ts";

/** The gate over latencies and, where asked for, codes: a shift fails unless nothing is comparable anyway. */
export function gateReport(
  { gate, rows, options, params, environment }: JudgedSides,
  codes: readonly CodeVerdict[],
): GateReport {
  const gateRows = rows.filter(({ family }) => family === "gate").length;
  const moved = params.failOnCodes ? codes.filter(({ sign }) => FAILING.includes(sign)) : [];
  const exitCode = weightiestExitCode([gate.exitCode, moved.length > 0 ? 1 : 0]);
  if (exitCode !== gate.exitCode) {
    const deciding = moved.map(({ typeName, token }) => `${typeName} ${token}`);
    const why = `${deciding.length === 1 ? "a code" : `${deciding.length} codes`} shifted, and codes were asked for`;
    return { outcome: "fails", exitCode, reason: "codes-shifted", why, deciding, gateRows };
  }
  const deciding = gate.deciding.map(({ key, statistic }) => rowName(key, statistic));
  const blocked = environment.blocks.map(({ sentence }) => sentence).join("; ");
  const why = whyOf(gate.reason, { deciding: deciding.length, gateRows, minRuns: options.minRuns, blocked });
  return { outcome: gate.outcome, exitCode, reason: gate.reason, why, deciding, gateRows };
}

const FAILING: readonly CodeVerdict["sign"][] = ["shifted", "new", "gone"];

function whyOf(
  reason: GateReason,
  found: { readonly deciding: number; readonly gateRows: number; readonly minRuns: number; readonly blocked: string },
): string {
  switch (reason) {
    case "regression":
      return found.deciding === 1
        ? "one row is proven slower"
        : `${found.deciding} rows are proven slower, one is enough`;
    case "too-few-runs":
      return `the gate asks for ${found.minRuns} runs on each side`;
    case "limit-not-excluded":
      return `a slowdown of the limit's size is not excluded in ${found.deciding} of ${found.gateRows} gate rows`;
    case "no-gate-row":
      return "base has no spans that the gate could ask about";
    case "no-gate-row-is-comparable":
      return found.blocked || "no gate row is comparable";
    case "all-excluded":
      return "no row is slower, and each gate row excludes a slowdown of its limit's size";
  }
}
