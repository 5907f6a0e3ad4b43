import type { AcceptedChange } from "@xrpl-probe/db";
import type { JudgedSeries, JudgedStatistic } from "@xrpl-probe/stats";
import { formatChange } from "../format.ts";
import type { TrendBeta, TrendChange } from "./trend-report.ts";

interface Where {
  readonly probe: string;
  readonly type: number | null;
  readonly statistic: JudgedStatistic;
  readonly accepted: readonly AcceptedChange[];
}

/** The change points of a series in words, each with what people wrote when they accepted it. */
export function changesOf({ changes }: JudgedSeries, betas: readonly TrendBeta[], where: Where): TrendChange[] {
  return changes.map(({ start, from, to, change, lower, upper, p }) => {
    const tagAt = (index: number) => betas[index]?.tag ?? "";
    const places = betas.slice(from, to + 1).map(({ tag }) => tag);
    const accepted = acceptedIn(where, places);
    const size = `${formatChange(Math.expm1(change))} (${interval(lower, upper)})`;
    return {
      start,
      near: tagAt(start),
      from: tagAt(from),
      to: tagAt(to),
      change: Math.expm1(change),
      lo: Math.expm1(lower),
      hi: Math.expm1(upper),
      p,
      accepted,
      text: `near ${tagAt(start)}: ${size}${accepted === null ? "" : `, accepted "${accepted}"`}`,
    };
  });
}

/** "+5.2 to +7.6 %" of limits in ln. */
function interval(lower: number, upper: number): string {
  const [lo, hi] = [formatChange(Math.expm1(lower)), formatChange(Math.expm1(upper))];
  return `${lo.replace(/\u00a0%$/, "")} to ${hi}`;
}

/** Null parts of an accepted change stand for all. */
function acceptedIn({ probe, type, statistic, accepted }: Where, places: readonly string[]): string | null {
  const found = accepted.find(
    (change) =>
      places.includes(change.tag) &&
      (change.probe === null || change.probe === probe) &&
      (change.type === null || change.type === type) &&
      (change.statistic === null || change.statistic === statistic),
  );
  return found?.text ?? null;
}
