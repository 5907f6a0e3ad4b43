"use client";

import type { MixReport, ReportRow } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import { mixSteps } from "../figures/mix-steps.ts";
import { mixFinding } from "../findings/mix-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable } from "../table/data-table.ts";

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
  const table = useMemo(
    (): DataTable => ({
      columns: MIX_COLUMNS,
      rows: mix.parts.map(({ typeName, token, mixNs, withinNs }) => [typeName, token, mixNs, withinNs]),
    }),
    [mix],
  );
  return (
    <Chart
      title={mixFinding(mix, typeName)}
      sub={`Mean latency of ${typeName ?? "all"} applies; mix: other shares of the codes, within: the same ones taking longer or less. The axis does not start at zero.`}
      figure={figure}
      heightPx={Math.max(220, 60 + (steps.steps.length + 2) * 32)}
      table={table}
      what="mix"
      revision={source}
      source={source}
    />
  );
}

const MIX_COLUMNS = [
  column("Type", "type"),
  column("Code", "code"),
  column("Mix", "mix_ns", "added"),
  column("Within", "within_ns", "added"),
];
