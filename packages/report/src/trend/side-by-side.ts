import { groupBy } from "../group-by.ts";
import { findingOf } from "./finding.ts";
import type { LoneSeries } from "./judged-series.ts";
import type { TrendSeries } from "./trend-report.ts";

/** More blocks than this nobody reads unasked. */
const MOST_SHOWN = 6;
/** Without any finding, the medians of the largest strata. */
const QUIET_SHOWN = 2;

const SIGNS = ["changed", "apart", "drifted", "steady", "not-judged"] as const;

/**
 * Sets series beside one another: in each stratum the series that says most clearly what happened speaks, the others with
 * a finding move with it. Those that speak come first.
 */
export function sideBySide(lone: readonly LoneSeries[]): TrendSeries[] {
  const leaders = new Map<string, LoneSeries>();
  for (const [stratum, members] of groupBy(lone.filter(hasFinding), stratumOf)) {
    const [clearest] = [...members].sort((a, b) => clarity(b) - clarity(a));
    if (clearest !== undefined) leaders.set(stratum, clearest);
  }
  const ordered = [...lone].sort((a, b) => SIGNS.indexOf(a.sign) - SIGNS.indexOf(b.sign) || b.spans - a.spans);
  const speaking = ordered.filter((series) => leaders.get(stratumOf(series)) === series);
  const quiet = ordered.filter(({ statistic }) => statistic === "p50").sort((a, b) => b.spans - a.spans);
  const shown = speaking.length > 0 ? speaking.slice(0, MOST_SHOWN) : quiet.slice(0, QUIET_SHOWN);
  return [...shown, ...ordered.filter((series) => !shown.includes(series))].map((series) => {
    const leader = hasFinding(series) ? leaders.get(stratumOf(series)) : undefined;
    return {
      ...series,
      shown: shown.includes(series),
      finding: findingOf(series),
      movesWith: leader === undefined || leader === series ? null : leader.name,
    };
  });
}

function stratumOf({ type, code }: LoneSeries): string {
  return `${type}/${code}`;
}

export function hasFinding({ sign }: Pick<TrendSeries, "sign">): boolean {
  return sign !== "steady" && sign !== "not-judged";
}

/** The largest difference found, in thresholds. */
function clarity({ changes, apart, betas, threshold }: LoneSeries): number {
  const last = betas.at(-1);
  const sizes = [
    ...changes.map(({ change }) => change),
    ...(apart === null ? [] : [apart.change]),
    ...(last?.differs ? [last.vsReference ?? 0] : []),
  ];
  return Math.max(0, ...sizes.map((size) => Math.abs(Math.log1p(size)))) / Math.log1p(threshold);
}
