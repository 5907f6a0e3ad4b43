"use client";

import type { LiveView } from "@xrpl-probe/report";
import { useMemo } from "react";
import { useShortcuts } from "../../../components/shortcuts/use-shortcuts.ts";
import { liveHeatmap } from "../../../live/live-heatmap.ts";
import { useLiveRun } from "../../../live/use-live-run.ts";
import { LinkedPlotsProvider } from "../../../plot/linked-plots-provider.tsx";
import { LiveBaselineChart } from "./live-baseline-chart.tsx";
import { LiveCodes } from "./live-codes.tsx";
import { LiveHeader } from "./live-header.tsx";
import { LiveHeatmapChart } from "./live-heatmap-chart.tsx";
import { LiveTiles } from "./live-tiles.tsx";

/** The last five minutes of a run, kept up to date while it is recorded. */
export function LiveRun({ view }: { view: LiveView }) {
  const live = useLiveRun(view);
  const { columns, figures } = live;
  const { run, edgesNs, baseline } = view;
  const keys = useMemo(() => ({ p: live.paused ? live.resume : live.pause }), [live.paused, live.pause, live.resume]);
  useShortcuts(keys);
  const heatmap = useMemo(() => liveHeatmap(columns, figures.lines, edgesNs), [columns, figures.lines, edgesNs]);
  const source = `xrpl-probe, run ${run.shortId} while it was recorded`;
  return (
    <div data-seq={columns.at(-1)?.seq ?? -1}>
      <LiveHeader run={run} live={live} />
      <LiveTiles figures={figures} />
      {heatmap === null ? (
        <p className="border-line border-t py-10 text-ink-2">
          {figures.applies === 0
            ? "No apply was seen yet. The first slice comes about a second after the recording began."
            : "No apply was seen in the last five minutes."}
        </p>
      ) : (
        <LinkedPlotsProvider>
          <LiveHeatmapChart
            heatmap={heatmap}
            figures={figures}
            paused={live.paused}
            onPan={live.pause}
            source={source}
          />
          <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,13fr)_minmax(0,9fr)]">
            <LiveBaselineChart figures={figures} baseline={baseline} tag={run.tags[0] ?? run.shortId} source={source} />
            <LiveCodes codes={figures.codes} source={source} />
          </div>
        </LinkedPlotsProvider>
      )}
    </div>
  );
}
