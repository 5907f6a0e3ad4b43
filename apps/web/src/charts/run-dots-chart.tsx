"use client";

import { useCallback, useMemo } from "react";
import type { RunDotsData, RunDotsSide } from "../figures/run-dots.ts";
import { runsFinding } from "../findings/runs-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, nameOf, type Value } from "../table/data-table.ts";

export interface RunDotsChartProps extends RunDotsData {
  readonly statistic: string;
  readonly source: string;
}

/** One statistic of every run of both sides. */
export function RunDotsChart({ statistic, base, head, earlierNs, source }: RunDotsChartProps) {
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { runDots } = await import("../figures/run-dots.ts");
      return runDots({ base, head, earlierNs }, theme, widthPx);
    },
    [base, head, earlierNs],
  );
  const table = useMemo(
    (): DataTable => ({
      columns: [column("Run", "run"), column("Side", "side"), column(statistic, `${nameOf(statistic)}_ns`, "duration")],
      rows: [
        ...values("base", base),
        ...values("head", head),
        ...earlierNs.map((ns, at) => [`earlier run ${at + 1}`, "earlier", ns]),
      ],
    }),
    [base, head, earlierNs, statistic],
  );
  return (
    <Chart
      title={runsFinding(statistic, base, head)}
      sub="A dot for every run, a stroke for its side; the axis does not start at zero."
      figure={figure}
      heightPx={earlierNs.length === 0 ? 112 : 140}
      table={table}
      what="runs"
      revision={source}
      source={source}
    />
  );
}

function values(side: string, { runs }: RunDotsSide): Value[][] {
  return runs.map(({ id, valueNs }) => [id, side, valueNs]);
}
