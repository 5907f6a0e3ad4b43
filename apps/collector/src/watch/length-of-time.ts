const msPer = {
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_557_600_000,
} as const;

/** How `parseLengthMs` is told what it reads. */
export const lengthExample = "a number with s, min, h, d, w or y: 90s, 1h, 7d, 1y";

/** Reads `90s`, `30min`, `1h`, `7d`, `2w`, `1y`; null for anything else. In ms; a year has 365.25 days. */
export function parseLengthMs(text: string): number | null {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(s|min|h|d|w|y)$/.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined || Number(number) === 0) return null;
  return Number(number) * msPer[unit as keyof typeof msPer];
}
