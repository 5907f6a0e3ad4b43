import { studentCdf } from "../distributions/student-t.ts";

/** A share and the number of independent values it rests on (a fraction where values come in bursts). */
export interface Proportion {
  /** 0 to 1 */
  readonly share: number;
  /** above 0 */
  readonly n: number;
}

interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Wilson's score interval of a share, with t in the place of the normal's z. Wilson (1927). */
export function wilson({ share, n }: Proportion, t: number): Limits {
  const square = t * t;
  const centre = 2 * n * share + square;
  const reach = t * Math.sqrt(square + 4 * n * share * (1 - share));
  const scale = 2 * (n + square);
  return { lower: share === 0 ? 0 : (centre - reach) / scale, upper: share === 1 ? 1 : (centre + reach) / scale };
}

/** Newcombe's interval of head - base, from the two Wilson intervals (1998, method 10). In shares, -1 to 1. */
export function newcombe(base: Proportion, head: Proportion, t: number): Limits {
  const [b, h] = [wilson(base, t), wilson(head, t)];
  const difference = head.share - base.share;
  return {
    lower: difference - Math.hypot(head.share - h.lower, b.upper - base.share),
    upper: difference + Math.hypot(h.upper - head.share, base.share - b.lower),
  };
}

/**
 * The two-sided p-value that belongs to Newcombe's interval: that of the t at which its limit touches 0. The interval is
 * not a multiple of t, least of all for rare codes, so t is searched and not computed from one interval's width.
 */
export function newcombeP(base: Proportion, head: Proportion, df: number): number {
  const difference = head.share - base.share;
  if (difference === 0) return 1;
  const excludesZero = (t: number): boolean => {
    const { lower, upper } = newcombe(base, head, t);
    return lower > 0 || upper < 0;
  };
  let [low, high] = [0, 1];
  while (excludesZero(high)) [low, high] = [high, 2 * high];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (excludesZero(middle)) low = middle;
    else high = middle;
  }
  return Math.min(1, 2 * studentCdf(-low, df));
}
