import type { Layout, PlotlyHTMLElement, PlotRelayoutEvent } from "plotly.js";
import { type AxisName, axisGeometry, dataRange, rangeUpdate } from "./axis-geometry.ts";
import type { Plotly } from "./load-plotly.ts";

/** One axis of a plot that shows a quantity which other plots of the page show too, along x or along y. */
export interface LinkedAxis {
  /** Axes of one name belong together, e.g. `latency`. Values are in the same unit. */
  readonly quantity: string;
  readonly axis: AxisName;
  /** The plot follows the others' zoom and they follow its own; otherwise it only shows the crosshair. */
  readonly zoom: boolean;
  /** What the plot has to say at a value, and the place it snaps to. */
  readonly read?: ((value: number) => { readonly at: number; readonly text: string } | null) | undefined;
}

interface LinkedPlot {
  readonly plotly: Plotly;
  readonly element: PlotlyHTMLElement;
  /** Holds the crosshair; lies exactly over the element. */
  readonly overlay: HTMLElement;
  readonly axes: readonly LinkedAxis[];
  /** Those of the figure that is drawn now. */
  readonly own: () => Partial<Layout>;
}

/** The plots of one page: a pointer over one marks the same value in all, a zoom of one zooms all. */
export interface LinkedPlots {
  /** Returns what takes the plot out again. */
  join(plot: LinkedPlot): () => void;
}

export function linkedPlots(): LinkedPlots {
  const plots = new Set<LinkedPlot>();
  /** Set while the others follow, so that their own events do not echo. */
  let following = false;

  const eachAxis = (quantity: string, visit: (plot: LinkedPlot, axis: LinkedAxis) => void) => {
    for (const plot of plots) for (const axis of plot.axes) if (axis.quantity === quantity) visit(plot, axis);
  };

  async function follow(from: LinkedPlot, event: PlotRelayoutEvent): Promise<void> {
    if (following) return;
    following = true;
    const updates: Promise<unknown>[] = [];
    for (const zoomed of from.axes.filter((axis) => axis.zoom)) {
      const range = dataRange(from.element, zoomed.axis, event, from.own());
      if (range === null) continue;
      eachAxis(zoomed.quantity, (plot, axis) => {
        if (plot === from || !axis.zoom) return;
        updates.push(plot.plotly.relayout(plot.element, rangeUpdate(plot.element, axis.axis, range, plot.own())));
      });
    }
    await Promise.allSettled(updates);
    following = false;
  }

  function point(from: LinkedPlot, event: MouseEvent): void {
    for (const own of from.axes) {
      const value = axisGeometry(from.element, own.axis)?.valueAt(event) ?? null;
      eachAxis(own.quantity, (plot, axis) => {
        if (value === null) hideCross(plot, axis.axis);
        else showCross(plot, axis, value);
      });
    }
  }

  return {
    join(plot) {
      plots.add(plot);
      const move = (event: MouseEvent) => point(plot, event);
      const leave = () => {
        for (const own of plot.axes) eachAxis(own.quantity, (other, axis) => hideCross(other, axis.axis));
      };
      plot.element.on("plotly_relayout", (event) => void follow(plot, event));
      plot.element.addEventListener("mousemove", move);
      plot.element.addEventListener("mouseleave", leave);
      return () => {
        leave();
        plots.delete(plot);
        plot.element.removeEventListener("mousemove", move);
        plot.element.removeEventListener("mouseleave", leave);
        plot.element.removeAllListeners?.("plotly_relayout");
        plot.overlay.replaceChildren();
      };
    },
  };
}

function crossOf({ overlay }: LinkedPlot, axis: AxisName): HTMLElement {
  const found = overlay.querySelector<HTMLElement>(`[data-cross=${axis}]`);
  if (found) return found;
  const cross = document.createElement("div");
  cross.dataset.cross = axis;
  cross.append(document.createElement("span"));
  overlay.append(cross);
  return cross;
}

function hideCross(plot: LinkedPlot, axis: AxisName): void {
  crossOf(plot, axis).hidden = true;
}

function showCross(plot: LinkedPlot, { axis, read }: LinkedAxis, value: number): void {
  const cross = crossOf(plot, axis);
  const said = read?.(value) ?? null;
  const place = axisGeometry(plot.element, axis)?.placeOf(said?.at ?? value) ?? null;
  cross.hidden = place === null;
  if (place === null) return;
  Object.assign(cross.style, place.style);
  cross.toggleAttribute("data-flip", place.farther);
  const label = cross.firstElementChild;
  if (label) label.textContent = said?.text ?? "";
}
