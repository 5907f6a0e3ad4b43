import type { Config, ModeBarDefaultButtons } from "plotly.js";

/**
 * plotly 4 shows a button that uploads the chart to its makers unless told otherwise; here nothing leaves the page.
 * `brush`: a box drawn over the plot means something, so that it is offered beside zoom.
 */
export function plotConfig({ brush }: { readonly brush: boolean }): Partial<Config> {
  const drag: ModeBarDefaultButtons[] = brush ? ["select2d", "zoom2d", "pan2d"] : ["zoom2d", "pan2d"];
  return {
    responsive: false,
    displayModeBar: "hover",
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    doubleClick: "reset",
    modeBarButtons: [drag, ["resetScale2d"]],
  };
}
