import type { Data, Layout } from "plotly.js";

/** What a chart draws, as a value: the template adds fonts, colours and axes of the page. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

/** The figure with the traces of the muted legend groups faded, as a click on the legend asks for. */
export function muted(figure: Figure, groups: ReadonlySet<string>): Figure {
  if (groups.size === 0) return figure;
  const fade = (trace: Data): Data =>
    "legendgroup" in trace && groups.has(String(trace.legendgroup)) ? { ...trace, opacity: 0.12 } : trace;
  return { ...figure, data: figure.data.map(fade) };
}
