import type { JudgedSeries } from "@xrpl-probe/stats";
import { formatChange } from "../format.ts";
import type { TrendApart, TrendBeta } from "./trend-report.ts";

interface Versions {
  readonly versions: readonly { readonly tag: string }[];
  readonly reference: number | null;
}

/** Where the newest betas of a series stand apart, in words. */
export function apartOf(
  { lastPair }: JudgedSeries,
  betas: readonly TrendBeta[],
  { versions, reference }: Versions,
): TrendApart | null {
  if (lastPair === null) return null;
  const { start, change, lower, upper, p } = lastPair;
  const vsReference = betas.at(-1)?.vsReference ?? null;
  const tag = reference === null ? undefined : versions[reference]?.tag;
  const size =
    vsReference === null || tag === undefined
      ? `${formatChange(Math.expm1(change))} vs the betas before`
      : `${formatChange(vsReference)} vs ${tag}`;
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
