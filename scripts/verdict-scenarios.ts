import type { CompareReport } from "@xrpl-probe/report";
import type { SimOptions } from "@xrpl-probe/rippled-sim";

/** What head has that base has not, and what a verdict on it has to say. */
export interface Scenario {
  readonly name: string;
  readonly head: Pick<SimOptions, "slow" | "mix" | "slowTail">;
  readonly dependence: "0" | "ledger";
  /** One run per side, however many were asked for. */
  readonly single?: true;
  readonly expected: string;
  readonly holds: (report: CompareReport) => boolean;
}

const slower = [{ type: "Payment", factor: 1.25 }];

export function regressions(report: CompareReport): CompareReport["rows"] {
  return report.rows.filter(({ word }) => word === "regression");
}

function onlyPayments(report: CompareReport): boolean {
  return regressions(report).every(({ typeName }) => typeName === "Payment");
}

export const scenarios: readonly Scenario[] = [
  {
    name: "payments 25 % slower, independent",
    head: { slow: slower },
    dependence: "0",
    expected: "a regression of Payment and of no other type",
    holds: (report) => regressions(report).length > 0 && onlyPayments(report),
  },
  {
    name: "payments 25 % slower, bursts per ledger",
    head: { slow: slower },
    dependence: "ledger",
    expected: "the same, or inconclusive; never a wrong type",
    holds: onlyPayments,
  },
  {
    name: "the same build",
    head: {},
    dependence: "0",
    expected: "no regression",
    holds: (report) => regressions(report).length === 0,
  },
  {
    name: "only the mix of codes shifted",
    head: { mix: [{ type: "Payment", code: "tecPATH_DRY", factor: 2 }] },
    dependence: "0",
    expected: "tecPATH_DRY shifted, the mix moves the mean, no regression within",
    holds: (report) =>
      regressions(report).length === 0 &&
      report.codes.some(({ token, sign }) => token === "tecPATH_DRY" && sign === "shifted") &&
      (report.mix?.mixNs ?? 0) > Math.abs(report.mix?.withinNs ?? 0),
  },
  {
    name: "only the slowest 2 % doubled",
    head: { slowTail: [{ type: "OfferCreate", share: 0.02, factor: 2 }] },
    dependence: "0",
    expected: "OfferCreate's tail, not its median, and no other type",
    holds: (report) =>
      regressions(report).some(({ statistic }) => statistic === "p99" || statistic === "p999") &&
      regressions(report).every(({ typeName, statistic }) => typeName === "OfferCreate" && statistic !== "p50"),
  },
  {
    name: "one run per side",
    head: { slow: slower },
    dependence: "0",
    single: true,
    expected: "never more than possible, with the command to record more",
    holds: (report) =>
      regressions(report).length === 0 &&
      report.gate.exitCode === 3 &&
      report.next.some(({ command }) => command.includes("record")),
  },
];
