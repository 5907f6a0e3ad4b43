import type { RunHeatmap } from "@xrpl-probe/report";
import { formatDurationNs, formatElapsed } from "@xrpl-probe/report/format";

/** What the crosshair says at a time: `3:07  p50 164 µs  p99 8.95 ms  762/s`. */
export function readHeatmap({ columns, lines }: RunHeatmap, ms: number): { at: number; text: string } | null {
  const column = columns.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
  if (!column) return null;
  const window = lines.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
  const parts = [
    formatElapsed(column.startMs),
    window?.p50Ns ? `p50 ${formatDurationNs(window.p50Ns)}` : null,
    window?.p99Ns ? `p99 ${formatDurationNs(window.p99Ns)}` : null,
    `${Math.round(column.perS).toLocaleString("en-US")}/s`,
    column.lost > 0 ? `${column.lost.toLocaleString("en-US")} lost` : null,
  ];
  return { at: ms, text: parts.filter((part) => part !== null).join("  ") };
}
