"use client";

import { formatCount, formatSignificant } from "@xrpl-probe/report/format";
import { useMemo } from "react";
import { ShiftChart } from "../../charts/shift-chart.tsx";
import { SpectrumChart } from "../../charts/spectrum-chart.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";
import { LinkedPlotsProvider } from "../../plot/linked-plots-provider.tsx";
import type { ChosenView } from "./chart-data.ts";
import { type Accepting, ChosenAccepted } from "./chosen-accepted.tsx";
import { ChosenCodes } from "./chosen-codes.tsx";
import { ChosenOverTime } from "./chosen-over-time.tsx";
import { ChosenShape } from "./chosen-shape.tsx";
import styles from "./chosen-stratum.module.css";
import { ChosenTransactions } from "./chosen-transactions.tsx";
import { useCompareQuery } from "./compare-query.tsx";
import { Nothing } from "./nothing.tsx";
import { TABS, type Tab } from "./params.ts";
import { Tabs } from "./tabs.tsx";

/** The chosen row in depth: shape, numbers, noise between runs, tail, outcomes. */
export function ChosenStratum({ chosen, accepting }: { chosen: ChosenView; accepting: Accepting }) {
  const { view, changeView } = useCompareQuery();
  const { tab, scale, height } = view;
  const keys = useMemo(
    () => ({
      l: () => changeView({ scale: scale === "log" ? "linear" : "log" }),
      ...Object.fromEntries(TABS.map((tab, at) => [`${at + 1}`, () => changeView({ tab })])),
    }),
    [changeView, scale],
  );
  useShortcuts(keys);
  const { stratum, source } = chosen;
  const shows = (one: Tab) => tab === "all" || tab === one;
  return (
    <LinkedPlotsProvider>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-8" id="chosen">
        <h2 className="font-semibold text-20 tracking-[-0.012em]">
          {stratum.typeName} {stratum.code === null ? stratum.token : <code>{stratum.token}</code>}
        </h2>
        <span className="text-13 text-ink-3">{countsOf(chosen)}</span>
        <ChosenAccepted chosen={chosen} {...accepting} />
      </div>
      <Tabs tab={tab} onChange={(tab) => changeView({ tab })}>
        <Segmented
          label="Scale of latency"
          value={scale}
          options={SCALES}
          onChange={(scale) => changeView({ scale })}
        />
        <Segmented label="Height" value={height} options={HEIGHTS} onChange={(height) => changeView({ height })} />
      </Tabs>
      <div className={styles.grid} data-tab={tab}>
        {shows("histogram") && <ChosenShape chosen={chosen} scale={scale} height={height} />}
        {shows("difference") && (
          <div className={styles.half}>
            {chosen.shift.length === 0 ? (
              <Nothing>
                {chosen.coarse
                  ? "No difference by quantile: imported buckets are too wide for one."
                  : "No difference by quantile: several strata together, or too few applies."}
              </Nothing>
            ) : (
              <ShiftChart points={chosen.shift} rows={chosen.rows} source={source} />
            )}
          </div>
        )}
        {shows("percentiles") && (
          <div className={styles.half}>
            <SpectrumChart series={chosen.series} scale={scale} source={source} />
          </div>
        )}
        {shows("over-time") && (
          <div className={styles.whole}>
            <ChosenOverTime chosen={chosen} scale={scale} />
          </div>
        )}
        {shows("codes") && <ChosenCodes chosen={chosen} scale={scale} />}
        {tab === "transactions" && <ChosenTransactions chosen={chosen} />}
      </div>
    </LinkedPlotsProvider>
  );
}

const SCALES = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;
const HEIGHTS = [
  { value: "share", label: "share" },
  { value: "count", label: "count" },
] as const;

/** `36,103 and 41,247 applies in 3 + 3 runs, 1 independent apply per 6.2` */
function countsOf({ stratum, runs, rows }: ChosenView): string {
  const count = (side: "base" | "head") => formatCount(stratum[side]?.stats.count ?? 0);
  const effect = rows.find(({ statistic }) => statistic === "p50")?.designEffect ?? null;
  const independent = effect === null ? "" : `, 1 independent apply per ${formatSignificant(effect)}`;
  return `${count("base")} and ${count("head")} applies in ${runs.base} + ${runs.head} runs${independent}`;
}
