/** Reads `3:07`, `1:02:03` or `90` (seconds) as ms; null for anything else. */
export function readElapsed(text: string): number | null {
  if (!/^\d+(\.\d+)?$|^\d+(:\d{1,2}){1,2}$/.test(text.trim())) return null;
  const parts = text.trim().split(":").map(Number);
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000);
}

const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

/** Reads `164 µs`, `2.5ms`, `1 s` as ns; null for anything else. */
export function readDuration(text: string): number | null {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s)$/.exec(text.trim().replaceAll(",", "")) ?? [];
  const ns = UNITS[unit];
  return number === undefined || ns === undefined ? null : Math.round(Number(number) * ns);
}
