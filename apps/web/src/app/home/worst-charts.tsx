"use client";

import { OverlayHistogramChart } from "../../charts/overlay-histogram-chart.tsx";
import { RunDotsChart } from "../../charts/run-dots-chart.tsx";
import { LinkedPlotsProvider } from "../../plot/linked-plots-provider.tsx";
import type { ChosenView } from "../compare/chart-data.ts";

/** The two distributions of the worst stratum, named: the page's title speaks of several. */
export function WorstHistogram({ chosen }: { chosen: ChosenView }) {
  const { stratum, histogram, names, source } = chosen;
  if (histogram === null) return null;
  const side = (which: "base" | "head") => {
    const stats = stratum[which]?.stats;
    return { spans: stats?.count ?? 0, p50: stats?.p50 ?? null, p99: stats?.p99 ?? null };
  };
  return (
    <LinkedPlotsProvider>
      <OverlayHistogramChart
        subject={`${stratum.typeName} \`${stratum.token}\``}
        names={names}
        source={source}
        base={side("base")}
        head={side("head")}
        sides={histogram}
        scale="log"
        height="share"
      />
    </LinkedPlotsProvider>
  );
}

export function WorstDots({ chosen }: { chosen: ChosenView }) {
  return chosen.dots && <RunDotsChart {...chosen.dots} source={chosen.source} />;
}
