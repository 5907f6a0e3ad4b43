import type { Config, ModeBarButton, ModeBarDefaultButtons } from "plotly.js";

/** What the mode bar's own buttons do. */
export interface PlotActions {
  readonly save: (format: "png" | "svg") => void;
  /** A box drawn over the plot means something: offer it beside zoom. */
  readonly brush: boolean;
}

/** plotly 4 shows a button that uploads the chart to its makers unless told otherwise; here nothing leaves the page. */
export function plotConfig({ save, brush }: PlotActions): Partial<Config> {
  const drag: ModeBarDefaultButtons[] = brush ? ["select2d", "zoom2d", "pan2d"] : ["zoom2d", "pan2d"];
  return {
    responsive: false,
    displayModeBar: "hover",
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    doubleClick: "reset",
    modeBarButtons: [[saveButton("png", save), saveButton("svg", save)], drag, ["resetScale2d"]],
  };
}

function saveButton(format: "png" | "svg", save: PlotActions["save"]): ModeBarButton {
  return {
    name: format,
    title: `Save as ${format.toUpperCase()}`,
    icon: icon(ICONS[format]),
    click: () => save(format),
  };
}

const icon = (path: string) => ({ width: 24, height: 24, path });

/** A picture for PNG, two shapes joined by a path for SVG. */
const ICONS = {
  png: "M3 4h18v16H3zM5 6v9.6l4.3-4.3 3.4 3.4 2.3-2.3 4 4V6zM15.5 7.5a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z",
  svg: "M3 4h6v6H3zM15 14h6v6h-6zM9 6.2h4.4a3.4 3.4 0 0 1 3.4 3.4V14h-1.7V9.6a1.7 1.7 0 0 0-1.7-1.7H9z",
};
