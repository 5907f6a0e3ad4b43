import { formatLatency } from "@xrpl-probe/report/format";
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
