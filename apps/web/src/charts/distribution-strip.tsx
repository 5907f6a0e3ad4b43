import type { DrawnSides } from "@xrpl-probe/report";
import { stripPaths } from "../figures/distribution-strip.ts";

const WIDTH_PX = 96;
const HEIGHT_PX = 26;

/** Two distributions at the size of a table's cell: base as an area, head as a line. `chosen` shows them in the sides' colours. */
export function DistributionStrip({ sides, chosen }: { readonly sides: DrawnSides; readonly chosen: boolean }) {
  const { base, head } = stripPaths(sides, WIDTH_PX, HEIGHT_PX);
  return (
    <svg width={WIDTH_PX} height={HEIGHT_PX} viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`} aria-hidden="true">
      <path d={base} fill={chosen ? "var(--base)" : "var(--line-2)"} fillOpacity={chosen ? 0.35 : 0.8} />
      <path d={head} fill="none" stroke={chosen ? "var(--head)" : "var(--ink-3)"} strokeWidth="1.2" />
    </svg>
  );
}
