import type { DrawnSides, Latency } from "@xrpl-probe/report";
import type { Scale } from "./axes.ts";
import { extentNs, perEqualWidth } from "./density.ts";

export interface OverlayHistogramData {
  readonly sides: DrawnSides;
  readonly base: HistogramSide;
  readonly head: HistogramSide;
  readonly scale: Scale;
  /** `count`: expected spans instead of shares, each side by its own number. */
  readonly height: "share" | "count";
}

interface HistogramSide {
  readonly spans: number;
  readonly p50: Latency;
  readonly p99: Latency;
}

/** From and to which latency the distributions are shown. */
export function histogramRange({ sides, scale }: Pick<OverlayHistogramData, "sides" | "scale">): [number, number] {
  const [from, to] = extentNs(sides.edgesNs, sides.base, sides.head);
  return scale === "linear" ? [0, to] : [Math.max(1, from), Math.max(2, to)];
}

/** The heights as drawn, on the sides' own edges. */
export function histogramHeights({ sides, base, head, scale, height }: OverlayHistogramData): {
  base: number[];
  head: number[];
} {
  const range = histogramRange({ sides, scale });
  const heights = (share: readonly number[], spans: number) => {
    const drawn = scale === "linear" ? perEqualWidth(sides.edgesNs, share, range).share : share;
    return drawn.map((value) => (height === "count" ? value * spans : value));
  };
  return { base: heights(sides.base, base.spans), head: heights(sides.head, head.spans) };
}
