import type { StratumRow } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { OverlayHistogramChart } from "../../charts/overlay-histogram-chart.tsx";
import { RunDotsChart } from "../../charts/run-dots-chart.tsx";
import type { ChosenView } from "./chart-data.ts";
import styles from "./chosen-stratum.module.css";
import { Nothing } from "./nothing.tsx";
import { QuantileTable } from "./quantile-table.tsx";

interface ChosenShapeProps {
  readonly chosen: ChosenView;
  readonly scale: "log" | "linear";
  readonly height: "share" | "count";
}

/** Shape, numbers and noise in one glance. */
export function ChosenShape({ chosen, scale, height }: ChosenShapeProps) {
  const { stratum, histogram, rows, dots, names, source } = chosen;
  return (
    <>
      <div className={styles.wide}>
        {histogram === null ? (
          <Nothing>Neither side has applies of this kind.</Nothing>
        ) : (
          <OverlayHistogramChart
            names={names}
            source={source}
            base={side(stratum, "base")}
            head={side(stratum, "head")}
            sides={histogram}
            scale={scale}
            height={height}
          />
        )}
      </div>
      <div className={styles.narrow}>
        <QuantileTable row={stratum} rows={rows} source={source} />
        <Facts rows={rows} />
        {dots && <RunDotsChart {...dots} source={source} />}
      </div>
    </>
  );
}

function side(stratum: StratumRow, which: "base" | "head") {
  const stats = stratum[which]?.stats;
  return { spans: stats?.count ?? 0, p50: stats?.p50 ?? null, p99: stats?.p99 ?? null };
}

/** What stays open, what would settle it, and what of the duration is the probe itself. */
function Facts({ rows }: Pick<ChosenView, "rows">) {
  const bias = rows.find(({ biasNote }) => biasNote !== null)?.biasNote;
  const open = rows.filter(({ sign }) => sign === "inconclusive");
  if (open.length === 0 && bias === undefined) return null;
  return (
    <div className="-mt-2 mb-6 grid gap-1 text-12 text-ink-3 leading-[18px]">
      {open.map(({ statisticName, bound, runsToSettle, watch }) => (
        <p key={statisticName}>
          <b className="font-[550] text-ink-2">{statisticName} is inconclusive</b>
          {bound === null ? "" : `: ${bound}`}
          {runsToSettle === null ? "" : `; ${formatCount(runsToSettle)} runs a side would settle it`}
          {watch ? ". Worth an eye" : ""}.
        </p>
      ))}
      {bias && <p className="first-letter:uppercase">{bias}.</p>}
    </div>
  );
}
