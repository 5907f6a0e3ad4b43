import type { Layout } from "plotly.js";

/**
 * What tells a plot to show what its figure asks for, whatever was zoomed since: a path (`xaxis.range`) and its value per
 * axis. plotly has a reset of its own, but keeps the ranges of the first figure that an element ever showed: wrong as soon
 * as another scale is chosen.
 */
export function ownRanges(layout: Partial<Layout>): Partial<Layout> {
  const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
  return Object.fromEntries(
    axes.map(([key, axis]) =>
      axis.range === undefined ? [`${key}.autorange`, axis.autorange ?? true] : [`${key}.range`, [...axis.range]],
    ),
  );
}
