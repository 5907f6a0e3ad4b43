"use client";

import type { TransactionView } from "@xrpl-probe/report";
import { useCallback, useMemo } from "react";
import { lanesHeight } from "../figures/lanes.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";
import { laneValues } from "./lane-values.ts";

/** Every apply of a transaction, a lane per run. */
export function LanesChart({ transaction }: { readonly transaction: TransactionView }) {
  const { lanes, txId } = transaction;
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { lanesFigure } = await import("../figures/lanes.ts");
      return lanesFigure({ lanes }, theme, widthPx);
    },
    [lanes],
  );
  const table = useMemo(() => laneValues(lanes), [lanes]);
  const applies = lanes.reduce((sum, lane) => sum + lane.applies.length, 0);
  return (
    <Chart
      title={`${applies === 1 ? "Applied once" : `Applied ${applies} times`} in ${lanes.length === 1 ? "one run" : `${lanes.length} runs`}`}
      sub="Each mark is an apply where it began, as long as it took. Round and grey: success; diamond and amber: another code."
      figure={figure}
      heightPx={lanesHeight(lanes.length)}
      narrowHeightPx={lanesHeight(lanes.length)}
      table={table}
      what="applies"
      revision={txId}
      source={lanesSource(transaction)}
    />
  );
}

export function lanesSource({ typeName, txId }: Pick<TransactionView, "typeName" | "txId">): string {
  return `xrpl-probe, ${typeName} ${txId}`;
}
