import type { Brush } from "./brush.ts";
import type { PanelPart, PanelView } from "./panel-report.ts";

/** What is drawn of a statistic, and what a brushed part of the time would add. */
export interface PanelParts extends Pick<PanelView, "points" | "whole" | "marks"> {
  readonly brushed: (brush: Brush) => PanelPart;
}
