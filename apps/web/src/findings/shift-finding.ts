import type { ShiftReport } from "@xrpl-probe/report";
import { formatChange } from "@xrpl-probe/report/format";

type Points = ShiftReport["points"];

/** Where along the distribution head differs: how large a part of the applies, and by how much at most. */
export function shiftFinding(points: Points): string {
  const judged = points.flatMap(({ row, change }) => (row === null ? [] : [{ ...row, change }]));
  if (points.length === 0) return "Too few applies on both sides to set quantiles against one another";
  const proven = judged.filter(({ word }) => word === "regression" || word === "improvement");
  const possible = judged.filter(({ word }) => word.startsWith("possible"));
  const worst = largest(proven) ?? largest(possible);
  if (worst === null) {
    const most = largest(judged) ?? largest(points);
    if (judged.length > 0 && judged.every(({ word }) => word === "no change"))
      return "At no judged quantile head takes longer or less than base";
    return most === null
      ? "No quantile could be judged"
      : `No change is proven; the largest difference is ${formatChange(most.change)}`;
  }
  const slower = worst.change > 0;
  const threshold = "threshold" in worst ? worst.threshold : 0;
  const beyond = (change: number) => (slower ? change >= threshold : change <= -threshold);
  const first = points.findIndex(
    ({ change }, at) => beyond(change) && points.slice(at).every((point) => beyond(point.change)),
  );
  const tail = first < 0 ? undefined : points[first];
  const most = formatChange(Math.abs(worst.change)).slice(1);
  const longer = `${proven.length > 0 ? "" : "possibly "}up to ${most} ${slower ? "longer" : "less"}`;
  if (tail === undefined) return `Part of the applies takes ${longer} on head`;
  if (tail.p <= 0.05) return `At every quantile head takes ${longer} than base`;
  return `The slowest ${percentLeft(tail.p)} of applies take ${longer}`;
}

function largest<Item extends { readonly change: number }>(items: readonly Item[]): Item | null {
  return [...items].sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null;
}

function percentLeft(p: number): string {
  const left = (1 - p) * 100;
  return `${Number(left.toPrecision(left < 1 ? 1 : 2))}\u00a0%`;
}
