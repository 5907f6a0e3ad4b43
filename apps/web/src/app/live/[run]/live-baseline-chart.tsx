"use client";

import type { LiveBaseline, LiveFigures } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { useMemo } from "react";
import { OverlayHistogramChart } from "../../../charts/overlay-histogram-chart.tsx";

/** The window's latencies over those of the version before. */
export function LiveBaselineChart(props: {
  figures: LiveFigures;
  baseline: LiveBaseline | null;
  tag: string;
  source: string;
}) {
  const { figures, baseline, tag, source } = props;
  const { overlay, spans, windowP50Ns, windowP99Ns } = figures;
  const data = useMemo(() => {
    if (overlay === null || baseline === null) return null;
    return {
      sides: { edgesNs: overlay.edgesNs, base: overlay.base, head: overlay.head },
      base: { spans: baseline.spans, p50: baseline.p50Ns, p99: baseline.p99Ns },
      head: { spans, p50: windowP50Ns, p99: windowP99Ns },
      names: { base: baseline.tag, head: `${tag}, live` },
    };
  }, [overlay, baseline, spans, windowP50Ns, windowP99Ns, tag]);
  if (data === null || baseline === null) {
    return (
      <section>
        <h2 className="mb-2 font-semibold text-16 tracking-[-0.008em]">Nothing to hold it against</h2>
        <p className="text-13 text-ink-2">No run of an earlier version has ended in this database.</p>
      </section>
    );
  }
  return (
    <div className="min-w-0">
      <OverlayHistogramChart {...data} scale="log" height="share" source={source} />
      <p className="mt-1 text-12 text-ink-3">
        A glance, not a verdict: {baseline.tag} has{" "}
        {baseline.runs === 1 ? "one run" : `${formatCount(baseline.runs)} runs`}, whole; this is five minutes of one.
      </p>
    </div>
  );
}
