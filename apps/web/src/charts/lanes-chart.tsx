"use client";

import type { TransactionView } from "@xrpl-probe/report";
import { formatDurationNs, formatElapsed } from "@xrpl-probe/report/format";
import { useCallback, useMemo } from "react";
import { lanesHeight } from "../figures/lanes.ts";
import { Chart } from "../plot/chart.tsx";
import type { Theme } from "../plot/theme.ts";

/** Every apply of a transaction, a lane per run. */
export function LanesChart({ transaction }: { readonly transaction: TransactionView }) {
  const { lanes, txId, typeName } = transaction;
  const figure = useCallback(
    async (theme: Theme, widthPx: number) => {
      const { lanesFigure } = await import("../figures/lanes.ts");
      return lanesFigure({ lanes }, theme, widthPx);
    },
    [lanes],
  );
  const table = useMemo(
    () => ({
      columns: ["Run, apply", "At", "Since the one before", "Code", "Took", "Caller", "Attempt"],
      rows: lanes.flatMap(({ run, applies }) =>
        applies.map(({ startMs, sinceLastMs, token, durationNs, caller, attempt }, at) => [
          `${run.shortId}, ${at + 1}`,
          formatElapsed(startMs),
          sinceLastMs === null ? "·" : formatDurationNs(sinceLastMs * 1e6),
          token,
          formatDurationNs(durationNs),
          caller ?? "·",
          attempt === null ? "·" : String(attempt),
        ]),
      ),
    }),
    [lanes],
  );
  const applies = lanes.reduce((sum, lane) => sum + lane.applies.length, 0);
  return (
    <Chart
      title={`${applies === 1 ? "Applied once" : `Applied ${applies} times`} in ${lanes.length === 1 ? "one run" : `${lanes.length} runs`}`}
      sub="Each mark is an apply where it began, as long as it took. Round and grey: success; diamond and amber: another code."
      figure={figure}
      heightPx={lanesHeight(lanes.length)}
      narrowHeightPx={lanesHeight(lanes.length)}
      table={table}
      revision={txId}
      source={`xrpl-probe, ${typeName} ${txId}`}
    />
  );
}
