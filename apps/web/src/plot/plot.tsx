"use client";

import type { Layout, PlotlyHTMLElement } from "plotly.js";
import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { saveLink } from "../save-file.ts";
import type { SaveImage } from "../table/save-button.tsx";
import styles from "./chart.module.css";
import { exportImage } from "./export-image.ts";
import { type Figure, muted } from "./figure.ts";
import type { ImageCaption } from "./image-caption.ts";
import type { LinkedAxis } from "./linked-axes.ts";
import { useLinkedPlots } from "./linked-plots-provider.tsx";
import { loadPlotly, type Plotly } from "./load-plotly.ts";
import { ownRanges } from "./own-ranges.ts";
import { plotConfig } from "./plot-config.ts";
import { template } from "./template.ts";
import type { Theme } from "./theme.ts";
import { useSize } from "./use-size.ts";
import { useTheme } from "./use-theme.ts";

export interface PlotProps {
  /** Loads a builder and runs it: nothing that draws is loaded before the page can be used. Keep its identity while its data stay the same. */
  readonly figure: (theme: Theme, widthPx: number) => Promise<Figure>;
  readonly heightPx: number;
  readonly narrowHeightPx: number;
  /** A zoom survives new figures as long as this stays the same. */
  readonly revision: string;
  readonly mutedGroups: ReadonlySet<string>;
  readonly caption: (theme: Theme) => ImageCaption;
  /** Takes what saves the chart once it is drawn. */
  readonly image: RefObject<SaveImage | null>;
  readonly links?: readonly LinkedAxis[] | undefined;
  /** A range of x, and one of y, was chosen by dragging over the plot. */
  readonly onBrush?: ((from: number, to: number, y: readonly number[]) => void) | undefined;
}

type Drawing = { readonly state: "loading" | "failed" } | { readonly state: "drawn"; readonly plotly: Plotly };

/** Mounts a figure: draws it in the page's theme and width, and again when one of them changes. */
export function Plot({
  figure,
  heightPx,
  narrowHeightPx,
  revision,
  mutedGroups,
  caption,
  image,
  links,
  onBrush,
}: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const brushed = useRef(onBrush);
  /** What a reset needs, which plotly must know as one function for good; a copy each time, since plotly keeps what it gets. */
  const shown = useRef<{ readonly plotly: Plotly; readonly own: () => Partial<Layout> } | null>(null);
  const [drawing, setDrawing] = useState<Drawing>({ state: "loading" });
  const theme = useTheme();
  const { widthPx, heightPx: shownPx } = useSize(host);
  const page = useLinkedPlots();
  const brush = onBrush !== undefined;
  const plotly = drawing.state === "drawn" ? drawing.plotly : null;

  useEffect(() => {
    brushed.current = onBrush;
  });

  const reset = useCallback(() => {
    if (shown.current && host.current) void shown.current.plotly.relayout(host.current, shown.current.own());
  }, []);

  useEffect(() => {
    const element = host.current;
    if (!element || !theme || widthPx === 0) return;
    let outdated = false;
    const draw = async () => {
      const [plotly, built] = await Promise.all([loadPlotly(theme), figure(theme, widthPx)]);
      await nextTask();
      if (outdated) return;
      const { data, layout } = muted(built, mutedGroups);
      const own = ownRanges(layout);
      shown.current = { plotly, own: () => structuredClone(own) };
      const given = { template: template(theme), uirevision: revision, width: widthPx, height: shownPx };
      const touch = matchMedia("(pointer: coarse)").matches ? { dragmode: false as const } : {};
      await plotly.react(
        element,
        data,
        { ...given, ...layout, ...touch },
        plotConfig({ brush, reset, icon: plotly.Icons.home }),
      );
      image.current = async (format, name) =>
        saveLink(name, await exportImage(plotly, drawn(element), format, caption(theme), theme));
      setDrawing({ state: "drawn", plotly });
    };
    draw().catch((error: unknown) => {
      setDrawing({ state: "failed" });
      reportError(error);
    });
    return () => {
      outdated = true;
    };
  }, [figure, theme, widthPx, shownPx, revision, mutedGroups, caption, image, brush, reset]);

  useEffect(() => {
    if (!plotly || !host.current) return;
    const element = drawn(host.current);
    element.on("plotly_selected", (event) => {
      const [from, to] = event?.range?.x ?? [];
      if (from !== undefined && to !== undefined)
        brushed.current?.(Math.min(from, to), Math.max(from, to), event?.range?.y?.toSorted((a, b) => a - b) ?? []);
    });
    element.on("plotly_doubleclick", reset);
    return () => plotly.purge(element);
  }, [plotly, reset]);

  useEffect(() => {
    if (!plotly || !links || !page || !host.current || !overlay.current) return;
    return page.join({
      plotly,
      element: drawn(host.current),
      overlay: overlay.current,
      axes: links,
      own: () => shown.current?.own() ?? {},
    });
  }, [plotly, links, page]);

  return (
    <div className={styles.plot} style={heights(heightPx, narrowHeightPx)} data-plot={drawing.state}>
      <div ref={host} className={styles.host} />
      <div ref={overlay} className={styles.overlay} />
      {drawing.state === "failed" && (
        <p className={styles.failed}>The chart could not be drawn. Its numbers are in the table below.</p>
      )}
    </div>
  );
}

/** Charts of one page are drawn a task each, so that the first is seen, and the page answers, while others are drawn. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The style sheet chooses between the two, so that the place is right before the width is known. */
function heights(heightPx: number, narrowHeightPx: number): CSSProperties {
  return { "--height": `${heightPx}px`, "--narrow-height": `${narrowHeightPx}px` } as CSSProperties;
}

/** plotly turns the element it draws in into one of its own. */
function drawn(element: HTMLElement): PlotlyHTMLElement {
  return element as PlotlyHTMLElement;
}
