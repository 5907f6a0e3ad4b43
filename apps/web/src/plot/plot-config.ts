import type { Config, Icon, ModeBarButton, ModeBarDefaultButtons } from "plotly.js";

interface PlotConfigOptions {
  /** A box drawn over the plot means something, so that it is offered beside zoom. */
  readonly brush: boolean;
  /** Takes every zoom back. Keep its identity: plotly draws from nothing when the config changes. */
  readonly reset: () => void;
  readonly icon: Icon;
}

/** plotly 4 shows a button that uploads the chart to its makers unless told otherwise; here nothing leaves the page. */
export function plotConfig({ brush, reset, icon }: PlotConfigOptions): Partial<Config> {
  const drag: ModeBarDefaultButtons[] = brush ? ["select2d", "zoom2d", "pan2d"] : ["zoom2d", "pan2d"];
  const home: ModeBarButton = { name: "reset", title: "Reset axes", icon, click: reset };
  return {
    responsive: false,
    displayModeBar: "hover",
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    doubleClick: false,
    modeBarButtons: [drag, [home]],
  };
}
