import type { PlotlyHTMLElement } from "plotly.js";
import type { Plotly } from "./load-plotly.ts";
import type { Theme } from "./theme.ts";

/** What the page shows around a chart and an image of it must carry by itself. */
export interface ImageCaption {
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  readonly source: string;
}

const CAPTION_PX = 56;
const SOURCE_PX = 20;

/** Saves the chart as it is zoomed now, with title, legend and source above and below the plot. PNG has twice the pixels. */
export async function exportImage(
  plotly: Plotly,
  element: PlotlyHTMLElement,
  format: "png" | "svg",
  caption: ImageCaption,
  theme: Theme,
): Promise<void> {
  const { margin, annotations = [], height = 320, width = 800 } = element.layout;
  const legend = caption.legend.map(({ label, color }) => `<span style="color:${color}"><b>${label}</b></span>`);
  const outside = { showarrow: false, xref: "container", yref: "container" } as const;
  const data = [...element.data];
  const layout = {
    ...element.layout,
    paper_bgcolor: theme.ground,
    height: height + CAPTION_PX + SOURCE_PX,
    margin: { ...margin, t: (margin?.t ?? 28) + CAPTION_PX, b: (margin?.b ?? 26) + SOURCE_PX },
    title: {
      text: `<b>${caption.title}</b><br>${legend.join("   ")}`,
      font: { size: 14, color: theme.ink },
      x: 0,
      xanchor: "left",
      y: 1,
      yanchor: "top",
      pad: { l: 8, t: 8 },
    } as const,
    annotations: [
      ...annotations,
      {
        ...outside,
        xref: "paper",
        yref: "paper",
        x: 0,
        y: 0,
        yanchor: "top",
        xshift: 8 - (margin?.l ?? 52),
        yshift: -(margin?.b ?? 26) + 2,
        text: caption.source,
        font: { size: 11, color: theme.ink3 },
      } as const,
    ],
  };
  const scale = format === "png" ? 2 : 1;
  const url = await plotly.toImage({ data, layout }, { format, width, height: layout.height, scale });
  const link = document.createElement("a");
  link.href = url;
  link.download = `${caption.title.replaceAll(/[^\w.%+-]+/g, "-").slice(0, 80)}.${format}`;
  link.click();
}
