import type { JudgedSeries } from "@xrpl-probe/stats";
import { formatChange } from "../format.ts";
import type { TrendApart, TrendBeta } from "./trend-report.ts";

interface Versions {
  readonly versions: readonly { readonly tag: string }[];
  readonly reference: number | null;
}

/** Where the newest betas of a series stand apart, in words. */
export function apartOf(
  { lastPair }: Pick<JudgedSeries, "lastPair">,
  betas: readonly Pick<TrendBeta, "vsReference">[],
  { versions, reference }: Versions,
): TrendApart | null {
  if (lastPair === null) return null;
  const { start, change, lower, upper, p } = lastPair;
  // What was tested comes first; against the release, one may differ the other way and would contradict it.
  const vsReference = betas.at(-1)?.vsReference ?? null;
  const tag = reference === null ? undefined : versions[reference]?.tag;
  const isBeside = vsReference !== null && tag !== undefined && vsReference * change > 0;
  const beside = isBeside ? ` (${formatChange(vsReference)} vs ${tag})` : "";
  const size = `${formatChange(Math.expm1(change))} vs the betas before${beside}`;
  // A change point keeps 3 betas after it.
  const missing = start + 3 - betas.length;
  return {
    start,
    change: Math.expm1(change),
    lo: Math.expm1(lower),
    hi: Math.expm1(upper),
    p,
    size,
    until: `provisional until ${missing} more ${missing === 1 ? "beta" : "betas"}`,
  };
}
