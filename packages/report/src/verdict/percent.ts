const NBSP = "\u00a0";

/** "4.6 %" of a share, without sign; no decimals from 100 % on. */
export function percent(share: number): string {
  return `${percentDigits(Math.abs(share), Math.abs(share) >= 0.9995 ? 0 : 1)}${NBSP}%`;
}

/** "19" or "4.6": as many decimals as asked for, without sign and unit. */
export function percentDigits(share: number, digits: 0 | 1): string {
  return Math.abs(share * 100).toFixed(digits);
}
