/**
 * Numbers as people read them, the same on every page, in Markdown and in the terminal.
 *
 * Typography is the screen's: U+00A0 between number and unit, U+2212 as minus, `µs`. A terminal passes the finished
 * text through {@link forTerminal}.
 */

import type { Latency } from "./latency.ts";

const NBSP = "\u00a0";
const MINUS = "\u2212";

/** What is printed where there are too few values for a number. */
export const NOT_ENOUGH = "·";

const UNITS = [
  { unit: "ns", ns: 1 },
  { unit: "µs", ns: 1e3 },
  { unit: "ms", ns: 1e6 },
  { unit: "s", ns: 1e9 },
] as const;

export type DurationUnit = (typeof UNITS)[number]["unit"];

/** `164 µs`, `9.02 ms`: three significant digits in the SI unit that fits. */
export function formatDurationNs(ns: number): string {
  const unit = unitFor(roundTo3(ns));
  return `${formatIn(unit, ns)}${NBSP}${unit}`;
}

/** The number alone, `2,470`, for a column that names its unit once. */
export function formatIn(unit: DurationUnit, ns: number): string {
  return formatSignificant(ns / nsPer(unit));
}

/**
 * One unit for a whole column: that of its smallest value, as long as the largest stays below 100,000 in it.
 * A single duration gives its own unit.
 */
export function unitFor(ns: number | readonly (number | null)[]): DurationUnit {
  const values = (typeof ns === "number" ? [ns] : ns).filter((value) => value !== null && value > 0) as number[];
  if (values.length === 0) return "µs";
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  let chosen: DurationUnit = "ns";
  for (const { unit, ns: size } of UNITS) if (smallest >= size) chosen = unit;
  for (const { unit, ns: size } of UNITS) if (largest / nsPer(chosen) >= 1e5 && size > nsPer(chosen)) chosen = unit;
  return chosen;
}

/** `164 µs`, `2.05 to 4.10 ms` for an interval, `·` where there are too few values. */
export function formatLatency(latency: Latency): string {
  if (latency === null) return NOT_ENOUGH;
  if (typeof latency === "number") return formatDurationNs(latency);
  const unit = unitFor(roundTo3(latency[1]));
  return `${formatLatencyIn(unit, latency)}${NBSP}${unit}`;
}

/** The same without its unit, for a column. */
export function formatLatencyIn(unit: DurationUnit, latency: Latency): string {
  if (latency === null) return NOT_ENOUGH;
  if (typeof latency === "number") return formatIn(unit, latency);
  return latency.map((bound) => formatIn(unit, bound)).join(" to ");
}

/** Three significant digits: `0.0412`, `12.3`, `762`, `1,900`. */
export function formatSignificant(value: number): string {
  if (value === 0) return "0";
  const rounded = roundTo3(value);
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)));
  return group(rounded.toFixed(Math.max(0, 2 - magnitude)));
}

/** `228,677` */
export function formatCount(count: number): string {
  return group(Math.round(count).toString());
}

/** `9,126` as it is, `36.1k` and `4.12M` above: for narrow columns. */
export function formatCountShort(count: number): string {
  if (count < 9_999.5) return formatCount(count);
  const rounded = roundTo3(count);
  return rounded < 1e6 ? `${formatSignificant(rounded / 1e3)}k` : `${formatSignificant(rounded / 1e6)}M`;
}

/** `43.14 %` of a share between 0 and 1. */
export function formatShare(share: number, digits = 2): string {
  return `${(share * 100).toFixed(digits)}${NBSP}%`;
}

/** A difference of two shares in points, signed: `+3.00`. */
export function formatPoints(difference: number, digits = 2): string {
  return signed(difference * 100, digits);
}

/** A relative change, signed: `+19.1 %`; without decimals from 100 % on. */
export function formatChange(ratio: number): string {
  const percent = ratio * 100;
  return `${signed(percent, Math.abs(percent) >= 99.95 ? 0 : 1)}${NBSP}%`;
}

/** `762/s` */
export function formatRate(perS: number): string {
  return `${formatSignificant(perS)}/s`;
}

/** A clock that counts up: `3:07`, `1:02:03`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `:${String(s).padStart(2, "0")}`;
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}${tail}` : `${m}${tail}`;
}

/** How long something took, in words of one or two units: `30 s`, `5 min`, `1 h 30 min`. */
export function formatLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return ms < 9_950 ? `${formatSignificant(ms / 1000)}${NBSP}s` : `${seconds}${NBSP}s`;
  const units = [
    ["d", Math.floor(seconds / 86_400)],
    ["h", Math.floor(seconds / 3600) % 24],
    ["min", Math.floor(seconds / 60) % 60],
    ["s", seconds % 60],
  ] as const;
  const first = units.findIndex(([, value]) => value > 0);
  return units
    .slice(first, first + 2)
    .filter(([, value]) => value > 0)
    .map(([unit, value]) => `${value}${NBSP}${unit}`)
    .join(" ");
}

/** `21 Nov 2026, 14:42:08` in the machine's time zone or the one given (`"UTC"`). */
export function formatWhen(ms: number, timeZone?: string): string {
  return `${formatDay(ms, timeZone)}, ${formatClock(ms, timeZone)}`;
}

/** `21 Nov 2026` */
export function formatDay(ms: number, timeZone?: string): string {
  return writeDay(ms, timeZone);
}

/** `14:42:08` */
export function formatClock(ms: number, timeZone?: string): string {
  return writeClock(ms, timeZone);
}

/** `412 MB`, decimal units. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, roundTo3(bytes))) / 3)));
  return `${formatSignificant(bytes / 1000 ** step)}${NBSP}${units[step]}`;
}

/** A finished text for a terminal: plain spaces and hyphens, and `us` where the locale has no UTF-8. */
export function forTerminal(text: string, { ascii = false } = {}): string {
  const plain = text.replaceAll(NBSP, " ").replaceAll(MINUS, "-");
  return ascii ? plain.replaceAll("µ", "u") : plain;
}

function nsPer(unit: DurationUnit): number {
  return UNITS.find((entry) => entry.unit === unit)?.ns ?? 1;
}

function roundTo3(value: number): number {
  return Number(value.toPrecision(3));
}

function group(digits: string): string {
  const text = digits.replace("-", MINUS);
  // Most numbers have nothing to group, and large tables hold thousands of them.
  if (!/\d{4}/.test(text)) return text;
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function signed(value: number, digits: number): string {
  const magnitude = Math.abs(value).toFixed(digits);
  if (Number(magnitude) === 0) return magnitude;
  return `${value < 0 ? MINUS : "+"}${group(magnitude)}`;
}

const writeDay = zoned({ day: "numeric", month: "short", year: "numeric" });
const writeClock = zoned({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** To make a format takes longer than to write a moment with it, and a table of runs has hundreds of moments. */
function zoned(options: Intl.DateTimeFormatOptions): (ms: number, timeZone: string | undefined) => string {
  const formats = new Map<string | undefined, Intl.DateTimeFormat>();
  return (ms, timeZone) => {
    const known = formats.get(timeZone);
    if (known !== undefined) return known.format(ms);
    const made = new Intl.DateTimeFormat("en-GB", timeZone === undefined ? options : { ...options, timeZone });
    formats.set(timeZone, made);
    return made.format(ms);
  };
}
