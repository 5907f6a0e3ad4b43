import type { RunHeatmap } from "@xrpl-probe/report";

/** Below 1, so that rare latencies are seen beside frequent ones. */
const EXPONENT = 0.6;

/**
 * The heat map's cells with one column per stretch of time, uneven and missing slices included: a gap between two slices
 * is a column without values. `x` are the columns' edges in ms.
 */
export function heatColors(
  { columns, counts }: RunHeatmap,
  color: "share" | "count",
): { x: number[]; z: (number | null)[][] } {
  const x: number[] = [];
  const shown: (number | null)[] = [];
  columns.forEach(({ startMs, endMs }, at) => {
    const end = x.at(-1);
    if (end === undefined) x.push(startMs);
    else if (startMs > end) {
      x.push(startMs);
      shown.push(null);
    }
    x.push(endMs);
    shown.push(at);
  });
  const z = counts.map((row) =>
    shown.map((at) => {
      if (at === null) return null;
      const [count = 0, column] = [row[at], columns[at]];
      if (!column || count === 0) return 0;
      const whole = color === "share" ? column.count : (column.endMs - column.startMs) / 1000;
      return (count / whole) ** EXPONENT;
    }),
  );
  return { x, z };
}

/** Where the ramp ends: the cell that only one in 200 outdoes, so that a single full slice does not bleach the rest. */
export function densest(z: readonly (readonly (number | null)[])[]): number {
  const hit = z
    .flat()
    .filter((value): value is number => value !== null && value > 0)
    .sort((a, b) => a - b);
  return hit[Math.min(hit.length - 1, Math.floor(hit.length * 0.995))] ?? 1;
}

/** The share or rate at the ramp's end, for the legend. */
export function rampEnd(heatmap: RunHeatmap, color: "share" | "count"): number {
  return densest(heatColors(heatmap, color).z) ** (1 / EXPONENT);
}
