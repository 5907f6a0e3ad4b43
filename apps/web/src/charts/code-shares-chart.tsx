"use client";

import type { CodeDifference } from "@xrpl-probe/report";
import { formatCount, formatPoints, formatShare } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { codesFinding } from "../findings/codes-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { type SideNames, sidesLegend } from "./sides-legend.ts";

export interface CodeSharesChartProps {
  readonly codes: readonly CodeDifference[];
  /** What is counted: `Payments`, or `applies` of all types. */
  readonly kind: string;
  readonly names: SideNames;
  readonly source: string;
}

/** More codes than these are left to the table. */
const DRAWN = 9;
const ROW_PX = { desk: 38, phone: 54 };

/** Shares of the return codes of both sides, largest difference first. */
export function CodeSharesChart({ codes, kind, names, source }: CodeSharesChartProps) {
  const drawn = useMemo(() => codes.slice(0, DRAWN), [codes]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { codeShares } = await import("../figures/code-shares.ts");
      return codeShares({ codes: drawn }, theme, widthPx);
    },
    [drawn],
  );
  const legend = useMemo(() => sidesLegend(names), [names]);
  const table = useMemo(
    () => ({ columns: ["Code", "Base", "Head", "Base, share", "Head, share", "Points"], rows: codes.map(cells) }),
    [codes],
  );
  const left = codes.length - drawn.length;
  return (
    <Chart
      title={codesFinding(codes, kind)}
      sub={`Share of ${kind} that end with a code, per side, and the difference in points${left > 0 ? `; ${left} more codes in the table` : ""}.`}
      legend={legend}
      figure={figure}
      heightPx={56 + drawn.length * ROW_PX.desk}
      narrowHeightPx={56 + drawn.length * ROW_PX.phone}
      table={table}
      revision={source}
      source={source}
    />
  );
}

function cells({ token, base, head, difference }: CodeDifference): string[] {
  return [
    token,
    formatCount(base.count),
    formatCount(head.count),
    formatShare(base.share),
    formatShare(head.share),
    formatPoints(difference),
  ];
}
