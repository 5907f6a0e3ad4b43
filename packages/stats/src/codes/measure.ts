import { studentQuantile } from "../distributions/student-t.ts";
import { newcombe, newcombeP, type Proportion } from "./newcombe.ts";
import { runLevelTest } from "./run-level.ts";
import type { RunShare } from "./run-share.ts";
import { type SideShare, sideShares } from "./side-share.ts";

/** A code's two sides and their difference, before it is known how many codes are judged together. */
export interface Measured {
  readonly base: SideShare;
  readonly head: SideShare;
  /** on both sides together */
  readonly events: number;
  /** head - base, in shares */
  readonly points: number;
  /** half way between the two shares */
  readonly middle: number;
  /** half a span added to each outcome, so that it is finite */
  readonly oddsRatio: number;
  readonly p: number;
  /** t of a 95 % interval */
  readonly t: number;
  readonly at95: { lower: number; upper: number };
  readonly at90: { lower: number; upper: number };
}

/**
 * Within runs: Newcombe's interval at the Satterthwaite degrees of freedom. Where there are 5 runs in all, each limit is
 * the wider of that and the one from between the runs, and p is the larger. Null where a side has no spans at all.
 */
export function measure(baseRuns: readonly RunShare[], headRuns: readonly RunShare[]): Measured | null {
  const { base, head } = sideShares(baseRuns, headRuns);
  if (base.share === null || head.share === null) return null;
  const b = { share: base.share, n: base.effectiveTotal };
  const h = { share: head.share, n: head.effectiveTotal };
  const df = satterthwaite(b, base.nu, h, head.nu);
  const between = runLevelTest(baseRuns, headRuns);
  const wider = (confidence: number) => {
    const within = newcombe(b, h, studentQuantile((1 + confidence) / 2, df));
    const across = between?.interval(confidence) ?? within;
    return { lower: Math.min(within.lower, across.lower), upper: Math.max(within.upper, across.upper) };
  };
  return {
    base,
    head,
    events: base.count + head.count,
    points: h.share - b.share,
    middle: (h.share + b.share) / 2,
    oddsRatio: odds(head) / odds(base),
    p: Math.max(newcombeP(b, h, df), between?.p ?? 0),
    t: studentQuantile(0.975, df),
    at95: wider(0.95),
    at90: wider(0.9),
  };
}

function satterthwaite(base: Proportion, nuBase: number, head: Proportion, nuHead: number): number {
  const b = (base.share * (1 - base.share)) / base.n;
  const h = (head.share * (1 - head.share)) / head.n;
  if (b + h === 0) return Math.min(nuBase, nuHead);
  return (b + h) ** 2 / (b ** 2 / nuBase + h ** 2 / nuHead);
}

function odds({ count, total }: SideShare): number {
  return (count + 0.5) / (total - count + 0.5);
}
