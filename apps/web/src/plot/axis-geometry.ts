import type { Layout, PlotlyHTMLElement, PlotRelayoutEvent } from "plotly.js";

export type AxisName = "x" | "y";

/** What plotly keeps of a drawn axis. Not in its public types, unchanged since version 1: the only place that reads it. */
interface DrawnAxis {
  readonly type: string;
  readonly _offset: number;
  readonly _length: number;
  /** value to px from the axis' offset, and back; a log axis takes and gives the value, not its logarithm */
  d2p(value: number): number;
  p2d(px: number): number;
}

interface DrawnLayout {
  readonly xaxis?: DrawnAxis;
  readonly yaxis?: DrawnAxis;
  readonly _size?: { readonly l: number; readonly t: number; readonly w: number; readonly h: number };
}

function drawn(element: PlotlyHTMLElement): DrawnLayout | undefined {
  return (element as unknown as { _fullLayout?: DrawnLayout })._fullLayout;
}

/** Where values lie on the screen along one axis; null before the plot is drawn. */
export function axisGeometry(element: PlotlyHTMLElement, name: AxisName) {
  const layout = drawn(element);
  const axis = layout?.[`${name}axis`];
  const size = layout?._size;
  if (!axis || !size) return null;
  return {
    /** The value under the pointer, null outside of the axis. */
    valueAt(event: MouseEvent): number | null {
      const box = element.getBoundingClientRect();
      const px = (name === "x" ? event.clientX - box.left : event.clientY - box.top) - axis._offset;
      return px < 0 || px > axis._length ? null : axis.p2d(px);
    },
    /** The hairline across the plot at a value, and whether it lies in the farther part; null when out of view. */
    placeOf(value: number): { style: Partial<CSSStyleDeclaration>; farther: boolean } | null {
      const px = axis.d2p(value);
      if (!Number.isFinite(px) || px < 0 || px > axis._length) return null;
      const at = `${axis._offset + px}px`;
      const style =
        name === "x"
          ? { left: at, top: `${size.t}px`, height: `${size.h}px` }
          : { top: at, left: `${size.l}px`, width: `${size.w}px` };
      return { style, farther: px > axis._length * 0.7 };
    },
  };
}

/** The range that a zoom has set, in data units; `"own"` for the figure's; null when the event is about something else. */
export function dataRange(
  element: PlotlyHTMLElement,
  name: AxisName,
  event: PlotRelayoutEvent,
  own: Partial<Layout>,
): readonly [number, number] | "own" | null {
  const key = `${name}axis` as const;
  if (event[`${key}.autorange`] === true) return "own";
  const fields = event as Record<string, unknown>;
  const whole = fields[`${key}.range`];
  const [from, to] = Array.isArray(whole) ? whole : [fields[`${key}.range[0]`], fields[`${key}.range[1]`]];
  if (typeof from !== "number" || typeof to !== "number") return null;
  const first = (own as Record<string, unknown>)[`${key}.range`];
  if (Array.isArray(first) && from === first[0] && to === first[1]) return "own";
  return drawn(element)?.[key]?.type === "log" ? [10 ** from, 10 ** to] : [from, to];
}

/** What to tell another plot so that it shows that range. */
export function rangeUpdate(
  element: PlotlyHTMLElement,
  name: AxisName,
  range: readonly [number, number] | "own",
  own: Partial<Layout>,
): Partial<Layout> {
  return path(element, name, range, own) as Partial<Layout>;
}

/** plotly takes a path to a single property where its types know whole containers only. */
function path(
  element: PlotlyHTMLElement,
  name: AxisName,
  range: readonly [number, number] | "own",
  own: Partial<Layout>,
): object {
  const key = `${name}axis`;
  if (range === "own") return Object.fromEntries(Object.entries(own).filter(([path]) => path.startsWith(`${key}.`)));
  const log = drawn(element)?.[`${name}axis`]?.type === "log";
  return { [`${key}.range`]: log ? range.map((value) => Math.log10(Math.max(value, Number.MIN_VALUE))) : [...range] };
}
