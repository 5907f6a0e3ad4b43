import type { Template } from "plotly.js";
import type { Theme } from "./theme.ts";

/** The look that all charts share: hairline grid on the value axis only, no frame, no zero line, outward ticks, the page's font. */
export function template(theme: Theme): Template {
  const axis = {
    automargin: false,
    showgrid: false,
    zeroline: false,
    showline: false,
    ticks: "outside",
    ticklen: 4,
    tickwidth: 1,
    tickcolor: theme.lineStrong,
    tickfont: { size: 12, color: theme.ink3 },
    tickangle: 0,
  } as const;
  return {
    layout: {
      font: { family: theme.sans, size: 12, color: theme.ink2 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      hovermode: "closest",
      hoverlabel: {
        bgcolor: theme.ground,
        bordercolor: theme.lineStrong,
        font: { family: theme.sans, size: 12, color: theme.ink },
        align: "left",
      },
      dragmode: "zoom",
      margin: { l: 52, r: 8, t: 28, b: 26 },
      xaxis: axis,
      yaxis: { ...axis, showgrid: true, gridcolor: theme.line, gridwidth: 1, ticks: "", ticklabelstandoff: 8 },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: theme.ink3, activecolor: theme.ink },
    },
    data: {
      scatter: [{ type: "scatter", mode: "lines", line: { width: 1.5 } }],
      bar: [{ type: "bar", marker: { line: { width: 0 } } }],
      heatmap: [
        {
          type: "heatmap",
          showscale: false,
          zsmooth: false,
          colorscale: theme.ramp.map((color, step): [number, string] => [step / (theme.ramp.length - 1), color]),
        },
      ],
    },
  };
}
