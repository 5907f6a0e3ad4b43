import { type Histogram, mixture } from "@xrpl-probe/stats";
import { drawingEdges, drawnEdges } from "./drawing-edges.ts";
import type { DrawnHistogram } from "./latency.ts";

/** Steps to an octave of a drawn histogram, and the unit of its height: fine enough for shape, coarse enough for noise. */
export const STEPS_PER_OCTAVE = 8;

/** The distribution of runs that weigh the same each; null without spans. */
export function drawHistogram(
  histograms: readonly Histogram[],
  edgesNs = drawingEdges(histograms, STEPS_PER_OCTAVE),
): DrawnHistogram | null {
  if (edgesNs.length < 2) return null;
  const drawn = drawnEdges(edgesNs);
  const share = mixture(histograms, edgesNs).share.map((part, i) => part / stepsWide(drawn, i));
  return { edgesNs: drawn, share };
}

function stepsWide(edgesNs: readonly number[], i: number): number {
  return Math.log2((edgesNs[i + 1] ?? 0) / (edgesNs[i] ?? 1)) * STEPS_PER_OCTAVE;
}
