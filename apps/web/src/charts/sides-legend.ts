import type { LegendEntry } from "../plot/chart.tsx";

/** What the two sides are called on this page. */
export interface SideNames {
  readonly base: string;
  readonly head: string;
}

export function sidesLegend(names: SideNames): readonly LegendEntry[] {
  return [
    { group: "base", label: names.base, color: "base" },
    { group: "head", label: names.head, color: "head" },
  ];
}
