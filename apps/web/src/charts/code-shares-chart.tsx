"use client";

import type { CodeVerdict } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import { codesFinding } from "../findings/codes-finding.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { column, type DataTable, type Value } from "../table/data-table.ts";
import { type SideNames, sidesLegend } from "./sides-legend.ts";

export interface CodeSharesChartProps {
  /** New and gone first, then by the size of their shift. */
  readonly codes: readonly CodeVerdict[];
  /** `Payment`; null over all types, whose names then stand before the tokens. */
  readonly typeName: string | null;
  readonly names: SideNames;
  readonly source: string;
}

/** More codes than these are left to the table. */
const DRAWN = 9;
const ROW_PX = { desk: 38, phone: 54 };

/** Shares of the return codes of both sides with their verdicts. */
export function CodeSharesChart({ codes, typeName, names, source }: CodeSharesChartProps) {
  const drawn = useMemo(() => codes.slice(0, DRAWN), [codes]);
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { codeShares } = await import("../figures/code-shares.ts");
      const rows = drawn.map((code) => (typeName === null ? `${code.typeName} ${code.token}` : code.token));
      return codeShares({ codes: drawn, names: rows }, theme, widthPx);
    },
    [drawn, typeName],
  );
  const legend = useMemo(() => sidesLegend(names), [names]);
  const table = useMemo((): DataTable => ({ columns: COLUMNS, rows: codes.map(values) }), [codes]);
  const left = codes.length - drawn.length;
  return (
    <Chart
      title={codesFinding(codes, typeName ?? "all types")}
      sub={`Share of all applies that are ${typeName ?? "of a type"} and end with a code, per side${left > 0 ? `; ${left} more codes in the table` : ""}.`}
      legend={legend}
      figure={figure}
      heightPx={56 + drawn.length * ROW_PX.desk}
      narrowHeightPx={56 + drawn.length * ROW_PX.phone}
      table={table}
      what="codes"
      revision={source}
      source={source}
    />
  );
}

const COLUMNS = [
  column("Type", "type"),
  column("Code", "code"),
  column("Base", "base_applies", "count"),
  column("Head", "head_applies", "count"),
  column("Base, share", "base_share", "share"),
  column("Head, share", "head_share", "share"),
  column("Points", "share_difference", "points"),
  column("95 % interval", "share_difference_interval", "points"),
  column("Verdict", "verdict"),
];

function values({ typeName, token, base, head, points, lo, hi, word }: CodeVerdict): Value[] {
  const interval = lo === null && hi === null ? null : ([lo, hi] as const);
  return [typeName, token, base.count, head.count, base.share, head.share, points, interval, word];
}
