import type { DrawnSides } from "@xrpl-probe/report";
import { extentNs } from "./density.ts";

/** Two SVG paths in a box: base as a closed area, head as an open line, both on the edges' log axis. */
export function stripPaths(
  { edgesNs, base, head }: DrawnSides,
  widthPx: number,
  heightPx: number,
): { base: string; head: string } {
  const [from, to] = extentNs(edgesNs, base, head);
  const left = Math.log(Math.max(from, 1));
  const span = Math.log(Math.max(to, 2)) - left;
  const x = (ns: number) => Math.min(widthPx, Math.max(0, ((Math.log(Math.max(ns, 1)) - left) / span) * widthPx));
  const top = Math.max(...base, ...head, Number.MIN_VALUE);
  const y = (share: number) => heightPx - 1 - (share / top) * (heightPx - 2);
  const line = (share: readonly number[]) => {
    const path: string[] = [];
    share.forEach((value, bin) => {
      const [lower = 0, upper = 0] = [edgesNs[bin], edgesNs[bin + 1]];
      if (upper <= from || lower >= to) return;
      path.push(
        path.length === 0 ? `M${round(x(lower))} ${round(y(value))}` : `V${round(y(value))}`,
        `H${round(x(upper))}`,
      );
    });
    return path.join("");
  };
  const area = line(base);
  return { base: area === "" ? "" : `${area}V${heightPx}H0Z`, head: line(head) };
}

const round = (px: number) => Number(px.toFixed(1));
