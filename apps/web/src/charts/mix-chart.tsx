"use client";

import type { MixReport, ReportRow } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { mixSteps } from "../figures/mix-steps.ts";
import { mixFinding } from "../findings/mix-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";

export interface MixChartProps {
  readonly mix: MixReport;
  /** Rows of the same strata, whose means may be proven to have changed. */
  readonly rows: readonly ReportRow[];
  /** `Payment`; null over all types. */
  readonly typeName: string | null;
  readonly source: string;
}

/** Where the difference of the two means comes from: other transactions, or the same ones taking longer. */
export function MixChart({ mix, rows, typeName, source }: MixChartProps) {
  const steps = useMemo(() => mixSteps(mix, rows, { typed: typeName !== null }), [mix, rows, typeName]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { mixWaterfall } = await import("../figures/mix-waterfall.ts");
      return mixWaterfall(steps, theme, widthPx);
    },
    [steps],
  );
  const table = useMemo(() => ({ columns: ["Type and code", "Mix", "Within"], rows: mix.parts.map(partCells) }), [mix]);
  return (
    <Chart
      title={mixFinding(mix, typeName)}
      sub={`Mean latency of ${typeName ?? "all"} applies; mix: other shares of the codes, within: the same ones taking longer or less. The axis does not start at zero.`}
      figure={figure}
      heightPx={Math.max(220, 60 + (steps.steps.length + 2) * 32)}
      table={table}
      revision={source}
      source={source}
    />
  );
}

function partCells({ typeName, token, mixNs, withinNs }: MixReport["parts"][number]): string[] {
  const signed = (ns: number) => `${ns > 0 ? "+" : ns < 0 ? "\u2212" : ""}${formatDurationNs(Math.abs(ns))}`;
  return [`${typeName} ${token}`, signed(mixNs), signed(withinNs)];
}
