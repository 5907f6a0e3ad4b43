import type { PlotlyHTMLElement } from "plotly.js";
import { embeddedFonts } from "./embedded-fonts.ts";
import { captionPx, captionText, type ImageCaption, LINE_PX, wrapped } from "./image-caption.ts";
import type { Plotly } from "./load-plotly.ts";
import type { Theme } from "./theme.ts";

/** From the picture's edge to its text. */
const PADDING_PX = 8;
const PNG_SCALE = 2;

/**
 * The chart as it is zoomed now, as a data URL: title, legend and source stand above and below the plot, and the page's
 * fonts are in it, since a picture is drawn without the page. A PNG has twice the pixels.
 */
export async function exportImage(
  plotly: Plotly,
  element: PlotlyHTMLElement,
  format: "png" | "svg",
  caption: ImageCaption,
  theme: Theme,
): Promise<string> {
  const { margin, annotations = [], height = 320, width = 800 } = element.layout;
  const measure = measurer(theme);
  const textPx = width - 2 * PADDING_PX;
  const source = wrapped(caption.source, textPx, (text) => measure(text, 12, 400));
  const title = captionText(caption, textPx, measure, theme);
  const abovePx = PADDING_PX + captionPx(title);
  const belowPx = Math.ceil(1.5 * PADDING_PX + source.length * LINE_PX.small);
  const [left, top, bottom] = [margin?.l ?? 52, (margin?.t ?? 28) + abovePx, (margin?.b ?? 26) + belowPx];
  const text = { showarrow: false, xref: "paper", yref: "paper", x: 0, xanchor: "left", align: "left" } as const;
  const xshift = PADDING_PX - left;
  const layout = {
    ...element.layout,
    paper_bgcolor: theme.ground,
    height: height + abovePx + belowPx,
    margin: { ...margin, t: top, b: bottom },
    annotations: [
      ...annotations,
      {
        ...text,
        xshift,
        y: 1,
        yanchor: "top",
        yshift: top - PADDING_PX,
        text: title.join("<br>"),
        font: { size: 14, color: theme.ink },
      } as const,
      {
        ...text,
        xshift,
        y: 0,
        yanchor: "bottom",
        yshift: PADDING_PX - bottom,
        text: source.join("<br>"),
        font: { size: 12, color: theme.ink3 },
      } as const,
    ],
  };
  const size = { width, height: layout.height };
  const [address, fonts] = await Promise.all([
    plotly.toImage({ data: [...element.data], layout }, { format: "svg", ...size }),
    embeddedFonts([theme.sans, theme.mono]),
  ]);
  const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1)).replace(
    /<svg[^>]*>/,
    `$&<style>${fonts}</style>`,
  );
  const whole = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return format === "svg" ? whole : await painted(whole, size);
}

async function painted(address: string, { width, height }: { width: number; height: number }): Promise<string> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** How wide a text is in the page's font. */
function measurer(theme: Theme) {
  const context = document.createElement("canvas").getContext("2d");
  return (text: string, sizePx: number, weight: number) => {
    if (context === null) return text.length * sizePx * 0.6;
    context.font = `${weight} ${sizePx}px ${theme.sans}`;
    return context.measureText(text).width;
  };
}
