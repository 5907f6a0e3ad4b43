import { assembleRange, type Database, type Stratum } from "@xrpl-probe/db";
import type { Histogram } from "@xrpl-probe/stats";
import { drawHistogram } from "../drawn-histogram.ts";
import type { Latency, Statistic } from "../latency.ts";
import { latencyStats, sideStats } from "../latency-stats.ts";
import { pool } from "../strata.ts";
import type { Brush } from "./brush.ts";
import type { PanelParts } from "./panel-parts.ts";
import type { PanelPart, PanelStatistic } from "./panel-report.ts";
import type { ProbeOfSide } from "./panel-side.ts";
import { columnsHolding, panelStatistic } from "./panel-statistic.ts";
import { timeColumns } from "./time-columns.ts";

/** Fewer show no course: some may then lack the statistic. */
const LEAST_COLUMNS = 6;

/** A statistic of latencies: its course from columns of the stored levels, its distribution from whole runs. */
export function latencyPanel(
  db: Database,
  of: ProbeOfSide,
  statistic: PanelStatistic,
  mostColumns: number,
): PanelParts {
  const whole = of.perRun.map((strata) => chosen(strata, of));
  const count = whole.reduce((sum, histogram) => sum + histogram.count, 0);
  const held = Math.max(LEAST_COLUMNS, Math.min(mostColumns, columnsHolding(count, statistic)));
  return {
    points: timeColumns(db, { ...of, mostColumns: held }).map(({ slice, histogram }) => ({
      startMs: slice.startNs / 1e6,
      endMs: slice.endNs / 1e6,
      value: panelStatistic(histogram, statistic),
      count: histogram.count,
    })),
    whole: partOf(whole, statistic),
    brushed: (brush) => partOf(brushedRuns(db, of, brush), statistic),
    marks: (["p50", "p99"] as const).map((name) => ({ name, value: sideStatistic(whole, name) })),
  };
}

function brushedRuns(db: Database, of: ProbeOfSide, { fromMs, toMs }: Brush): Histogram[] {
  const { probe, type, code } = of;
  return of.runs.map(({ key: runKey }) => {
    const asked = { runKey, probe, type: type ?? undefined, code: code ?? undefined };
    return pool(assembleRange(db, { ...asked, fromNs: fromMs * 1e6, toNs: toMs * 1e6 }));
  });
}

function chosen(strata: readonly Stratum[], { type, code }: ProbeOfSide): Histogram {
  return pool(
    strata.filter((stratum) => (type === null || stratum.type === type) && (code === null || stratum.code === code)),
  );
}

function partOf(runs: readonly Histogram[], statistic: PanelStatistic): PanelPart {
  const filled = runs.filter(({ count }) => count > 0);
  return {
    value: sideStatistic(runs, statistic),
    count: filled.reduce((sum, { count }) => sum + count, 0),
    histogram: drawHistogram(filled),
  };
}

const OF_SIDES: Readonly<Partial<Record<PanelStatistic, Statistic>>> = {
  p50: "p50",
  p90: "p90",
  p99: "p99",
  "p99.9": "p999",
  mean: "mean",
};

/** Of several runs as in every comparison: exp of the mean of ln; extremes are those of all spans. */
function sideStatistic(runs: readonly Histogram[], statistic: PanelStatistic): Latency {
  const filled = runs.filter(({ count }) => count > 0);
  const [first, ...more] = filled;
  const ofSides = OF_SIDES[statistic];
  if (first === undefined) return null;
  if (more.length === 0) return panelStatistic(first, statistic);
  return ofSides === undefined
    ? panelStatistic(pool(asStrata(filled)), statistic)
    : sideStats(filled.map(latencyStats))[ofSides];
}

const asStrata = (histograms: readonly Histogram[]) => histograms.map((histogram) => ({ histogram }));
