/** What a probe adds to durations on each side, in ns; null where nobody measured it. */
export interface BiasNs {
  readonly base: number | null;
  readonly head: number | null;
}

/**
 * The smallest change worth a verdict, as a share of the faster side: the relative threshold, or an absolute floor of
 * 1 us, of the probe's own bias, and of twice what the bias differs between the sides, whichever is largest.
 * @param levels of base and head, in ns
 */
export function smallestChange(
  levels: { base: number; head: number },
  relative: number,
  floorNs: number,
  bias: BiasNs,
): number {
  const [base, head] = [bias.base ?? 0, bias.head ?? 0];
  const floor = Math.max(floorNs, base, head, 2 * Math.abs(head - base));
  return Math.max(relative, floor / Math.min(levels.base, levels.head));
}

/** Below this share of a duration the probe's own part goes without saying. */
const WORTH_SAYING = 0.2;

/** The probe's part of the faster side's duration where it exceeds a fifth: the true relative change is then larger. */
export function biasShare(levels: { base: number; head: number }, bias: BiasNs): number | null {
  const share = Math.max(bias.base ?? 0, bias.head ?? 0) / Math.min(levels.base, levels.head);
  return share > WORTH_SAYING ? share : null;
}
