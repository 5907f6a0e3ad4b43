import type { ReportRow, Sign } from "./compare-report.ts";

/** What to read first. */
const ORDER: readonly Sign[] = [
  "slower",
  "faster",
  "possibly-slower",
  "possibly-faster",
  "inconclusive",
  "no-change",
  "not-judged",
  "not-comparable",
];

/** By sign, then by size of the change, by spans. */
export function orderRows(rows: readonly ReportRow[]): ReportRow[] {
  return rows.toSorted(
    (a, b) =>
      ORDER.indexOf(a.sign) - ORDER.indexOf(b.sign) ||
      sizeOfChange(b) - sizeOfChange(a) ||
      b.spans.base + b.spans.head - (a.spans.base + a.spans.head) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** In ln; of imported data only the nearer limit is sure. */
export function sizeOfChange({ change, lo, hi }: ReportRow): number {
  if (change !== null) return Math.abs(Math.log1p(change));
  return Math.max(0, Math.log1p(lo ?? 0), -Math.log1p(hi ?? 0));
}
