import type { StratumRow, StratumSide } from "./comparison.ts";
import { latencyNs } from "./latency.ts";

/** A difference of two means, split into what the mix of strata makes of it and what changed inside of the strata, in ns. */
export interface MeanDifference {
  readonly baseNs: number;
  readonly headNs: number;
  readonly mixNs: number;
  readonly withinNs: number;
  /** The stratum whose share moves the mean most. */
  readonly mover: StratumRow | null;
}

/**
 * total = sum (s_h - s_b)(m_b - M) + sum s_h (m_h - m_b) = mix + within, with shares s and means m of the strata and base's
 * overall mean M. A stratum absent in base takes m_b := m_h; one absent in head is all mix. The sum is exact. Null where a
 * side has no spans or a mean is not known.
 */
export function decomposeMean(strata: readonly StratumRow[]): MeanDifference | null {
  const [baseCount, headCount] = [total(strata, "base"), total(strata, "head")];
  if (baseCount === 0 || headCount === 0) return null;
  const parts = strata.flatMap((row) => {
    const [base, head] = [meanOf(row.base), meanOf(row.head)];
    const known = base ?? head;
    if (known === null) return [];
    return [
      {
        row,
        shareBase: countOf(row.base) / baseCount,
        shareHead: countOf(row.head) / headCount,
        base: base ?? known,
        head: head ?? known,
      },
    ];
  });
  if (parts.length < strata.filter((row) => countOf(row.base) + countOf(row.head) > 0).length) return null;
  const sum = (value: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + value(part), 0);
  const baseNs = sum((part) => part.shareBase * part.base);
  const mixOf = (part: (typeof parts)[number]) => (part.shareHead - part.shareBase) * (part.base - baseNs);
  const [mover] = [...parts].sort((a, b) => Math.abs(mixOf(b)) - Math.abs(mixOf(a)));
  return {
    baseNs,
    headNs: sum((part) => part.shareHead * part.head),
    mixNs: sum(mixOf),
    withinNs: sum((part) => part.shareHead * (part.head - part.base)),
    mover: mover?.row ?? null,
  };
}

const countOf = (side: StratumSide | null) => side?.stats.count ?? 0;

const meanOf = (side: StratumSide | null) => latencyNs(side?.stats.mean ?? null);

function total(strata: readonly StratumRow[], side: "base" | "head"): number {
  return strata.reduce((sum, row) => sum + countOf(row[side]), 0);
}
