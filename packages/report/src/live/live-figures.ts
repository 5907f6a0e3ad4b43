import { type Histogram, hasQuantile, quantile } from "@xrpl-probe/stats";
import { codeLabel, decodeCode } from "@xrpl-probe/xrpl";
import { drawingEdges } from "../drawing-edges.ts";
import { drawHistogram, STEPS_PER_OCTAVE } from "../drawn-histogram.ts";
import { groupBy } from "../group-by.ts";
import { latencyAt } from "../latency-stats.ts";
import { pool } from "../strata.ts";
import type { StoredColumn } from "./live-columns.ts";
import type { LiveCode, LiveFigures, LiveLine } from "./live-view.ts";

/** What "now" means in a tile, and how much one step of the lines spans. */
const NOW_MS = 10_000;

type WindowFigures = Omit<
  LiveFigures,
  "status" | "stopReason" | "applies" | "lost" | "unpaired" | "firstLostMs" | "precision"
>;

/** What the columns of the window say together. */
export function windowFigures(
  columns: readonly StoredColumn[],
  { baseline, version }: { readonly baseline: readonly Histogram[]; readonly version: string | null },
): WindowFigures {
  const endMs = columns.at(-1)?.column.endMs ?? 0;
  const recent = columns.filter(({ column }) => column.endMs > endMs - NOW_MS);
  const now = pool(recent);
  const spanMs = endMs - (recent[0]?.column.startMs ?? 0);
  const window = pool(columns);
  return {
    lengthMs: endMs,
    perS: spanMs > 0 ? now.count / (spanMs / 1000) : null,
    p50: latencyAt(now, 0.5),
    p99: latencyAt(now, 0.99),
    codes: codesOf(columns, version),
    lines: linesOf(columns),
    overlay: overlayOf(window, baseline),
    spans: window.count,
    windowP50Ns: pointAt(window, 0.5),
    windowP99Ns: pointAt(window, 0.99),
  };
}

function codesOf(columns: readonly StoredColumn[], version: string | null): LiveCode[] {
  const counts = new Map<number, number>();
  for (const { codes } of columns) for (const [code, count] of codes) counts.set(code, (counts.get(code) ?? 0) + count);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => ({
      ...{ code, count, share: count / total },
      token: codeLabel(code, version),
      family: decodeCode(code, version).family,
    }));
}

/** Steps lie on whole tens of seconds, so that they stay where they are while the window moves on. */
function linesOf(columns: readonly StoredColumn[]): LiveLine[] {
  return [...groupBy(columns, ({ column }) => Math.floor(column.startMs / NOW_MS)).values()].map((members) => {
    const histogram = pool(members);
    return {
      startMs: members[0]?.column.startMs ?? 0,
      endMs: members.at(-1)?.column.endMs ?? 0,
      p50Ns: pointAt(histogram, 0.5),
      p99Ns: pointAt(histogram, 0.99),
    };
  });
}

function overlayOf(window: Histogram, baseline: readonly Histogram[]): LiveFigures["overlay"] {
  const edges = drawingEdges([window, ...baseline], STEPS_PER_OCTAVE);
  const head = drawHistogram([window], edges);
  if (head === null || window.count === 0) return null;
  return {
    edgesNs: head.edgesNs,
    head: head.share,
    base: baseline.length === 0 ? [] : (drawHistogram(baseline, edges)?.share ?? []),
  };
}

function pointAt(histogram: Histogram, p: number): number | null {
  return histogram.scheme === "log-linear-64" && hasQuantile(histogram, p) ? quantile(histogram, p) : null;
}
