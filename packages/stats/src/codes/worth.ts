/**
 * The smallest shift worth a verdict: `points` together with `oddsRatio`, or `oddsRatioAlone` however rare the code, or
 * `pointsAlone` however common. Without the last one, 30 % of all applies that become 33 % would be no change: the odds
 * of a common code move little while thousands of applies end otherwise.
 */
export interface ShiftThresholds {
  /** in shares: 0.005 are half a point */
  readonly points: number;
  readonly oddsRatio: number;
  readonly oddsRatioAlone: number;
  readonly pointsAlone: number;
}

export const SHIFT_THRESHOLDS: ShiftThresholds = {
  points: 0.005,
  oddsRatio: 1.25,
  oddsRatioAlone: 2,
  pointsAlone: 0.02,
};

/** Whether a move of this size would be a shift. `oddsRatio` in either direction. */
export function isWorth(points: number, oddsRatio: number, thresholds: ShiftThresholds): boolean {
  const ratio = oddsRatio < 1 ? 1 / oddsRatio : oddsRatio;
  if (ratio >= thresholds.oddsRatioAlone || Math.abs(points) >= thresholds.pointsAlone) return true;
  return Math.abs(points) >= thresholds.points && ratio >= thresholds.oddsRatio;
}

/** The odds ratio if the sides' shares lay `points` apart around the same middle; 0 or Infinity where one side had none. */
export function oddsRatioAt(middle: number, points: number): number {
  const base = clamp(middle - points / 2);
  const head = clamp(middle + points / 2);
  if (base === head) return 1;
  return (head * (1 - base)) / (base * (1 - head));
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
