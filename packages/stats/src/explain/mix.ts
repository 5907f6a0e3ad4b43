/** A stratum's values on both sides; the mean in ns, null without values. */
export interface MixPart<Key> {
  readonly key: Key;
  readonly base: { readonly count: number; readonly mean: number | null };
  readonly head: { readonly count: number; readonly mean: number | null };
}

/** The change of the overall mean, split into what the mix of strata makes of it and what changed inside of them, in ns. */
export interface MixDecomposition<Key> {
  readonly base: number;
  readonly head: number;
  readonly mix: number;
  readonly within: number;
  /** in the order given; the parts sum to `mix` and `within` */
  readonly parts: readonly { readonly key: Key; readonly mix: number; readonly within: number }[];
  /** a mix effect worth a word makes more than half of the change, or works against what changed inside */
  readonly mixMisleads: boolean;
}

/**
 * head - base = sum (s_h - s_b)(m_b - M) + sum s_h (m_h - m_b) = mix + within, exactly, with shares s, means m and base's
 * overall mean M. A stratum absent in base takes m_b := m_h; one absent in head is all mix.
 * Null where a side is empty or a stratum with values has no mean.
 * @param threshold smallest share of base's mean worth a word: two recordings of one system never have quite one mix
 */
export function decomposeMix<Key>(strata: readonly MixPart<Key>[], threshold: number): MixDecomposition<Key> | null {
  const total = (side: "base" | "head") => strata.reduce((sum, part) => sum + part[side].count, 0);
  const [baseCount, headCount] = [total("base"), total("head")];
  if (baseCount === 0 || headCount === 0) return null;
  const filled = strata.filter(({ base, head }) => base.count + head.count > 0);
  if (filled.some(({ base, head }) => lacksMean(base) || lacksMean(head))) return null;
  const terms = strata.map(({ key, base, head }) => ({
    key,
    shareBase: base.count / baseCount,
    shareHead: head.count / headCount,
    meanBase: (base.count > 0 ? base.mean : head.mean) ?? 0,
    meanHead: (head.count > 0 ? head.mean : base.mean) ?? 0,
  }));
  const overall = terms.reduce((sum, { shareBase, meanBase }) => sum + shareBase * meanBase, 0);
  const parts = terms.map(({ key, shareBase, shareHead, meanBase, meanHead }) => ({
    key,
    mix: (shareHead - shareBase) * (meanBase - overall),
    within: shareHead * (meanHead - meanBase),
  }));
  const mix = parts.reduce((sum, part) => sum + part.mix, 0);
  const within = parts.reduce((sum, part) => sum + part.within, 0);
  return {
    base: overall,
    head: terms.reduce((sum, { shareHead, meanHead }) => sum + shareHead * meanHead, 0),
    mix,
    within,
    parts,
    mixMisleads:
      Math.abs(mix) >= threshold * overall && (Math.abs(mix) > Math.abs(mix + within) / 2 || mix * within < 0),
  };
}

function lacksMean({ count, mean }: MixPart<unknown>["base"]): boolean {
  return count > 0 && mean === null;
}
