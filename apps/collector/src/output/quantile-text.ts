import { formatLatency, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { type Histogram, hasQuantile, quantile, quantileBounds } from "@xrpl-probe/stats";
import { plain, type Terminal } from "./terminal.ts";

/**
 * `2.54 ms`; `2.05 to 4.10 ms` where imported buckets tell no more; null with fewer than 10 values beyond the quantile.
 */
export function quantileText(terminal: Terminal, histogram: Histogram, p: number): string | null {
  if (!hasQuantile(histogram, p)) return null;
  if (histogram.scheme === "log-linear-64") return plain(terminal, formatLatency(quantile(histogram, p)));
  const bounds = quantileBounds(histogram, p);
  return bounds && plain(terminal, formatLatency([bounds.lower, bounds.upper]));
}

/** The same in a table, whose columns stand apart where there is room. */
export function quantileCell(terminal: Terminal, histogram: Histogram, p: number): string {
  return (quantileText(terminal, histogram, p) ?? plain(terminal, NOT_ENOUGH)).padStart(terminal.columns < 100 ? 7 : 8);
}
