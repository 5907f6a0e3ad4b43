import { tagFault } from "@xrpl-probe/report/tag-fault";
import { InvalidArgumentError } from "commander";
import { type KeptTransactions, parseKeptTransactions } from "../recording/kept-transactions.ts";
import { lengthExample, parseLengthMs } from "../watch/length-of-time.ts";

/** Parsers of option values: each gives a value of the right type or says what is expected. */

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("it must be a whole number above 0");
}

const secondsExample = "a number of seconds above 0, or with a unit: 300, 90s, 5min, 1h";

/** Seconds, with or without a fraction: 0.5, 300; or with a unit: 5min. Null for anything else. */
function seconds(text: string): number | null {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value > 0 ? value : null;
  const ms = parseLengthMs(text);
  return ms === null ? null : ms / 1000;
}

export function timesliceSeconds(text: string): number {
  const value = seconds(text);
  if (value === null) throw new InvalidArgumentError(`it must be ${secondsExample}`);
  if (value >= 0.1 && value <= 86_400) return value;
  throw new InvalidArgumentError("a timeslice lasts from 0.1 s to a day");
}

/** Left out, a run lasts until Ctrl-C; the predecessor's -1 for that is not a duration. */
export function durationSeconds(text: string): number {
  const value = seconds(text);
  if (value !== null) return value;
  throw new InvalidArgumentError(`it must be ${secondsExample}; leave it out to record until Ctrl-C`);
}

/** A file of a database: `--db "$UNSET"` would be SQLite's name for one that is gone when it is closed. */
export function dbPath(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("it must be the path of a file");
}

export function tagName(text: string): string {
  const fault = tagFault(text);
  if (fault === null) return text;
  throw new InvalidArgumentError(fault);
}

/** `-t a,b -t c` gives three. */
export function tags(text: string, before: readonly string[] = []): string[] {
  const added = text.split(",").map((tag) => tag.trim());
  return [...before, ...added.map(tagName)];
}

export function port(text: string): number {
  const value = positiveInteger(text);
  if (value <= 65_535) return value;
  throw new InvalidArgumentError("a port is at most 65535");
}

/** A port alone is not enough: `127.0.0.1:5005` would be a URL with the scheme `127.0.0.1`. */
export function httpUrl(text: string): URL {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new InvalidArgumentError("it must be a URL: http://127.0.0.1:5005");
}

export interface Factor {
  readonly type: string;
  readonly code?: string;
  readonly factor: number;
}

/** `Payment=1.25`, `Payment:tecPATH_DRY=2`: a type, perhaps a code, and a factor on it. */
export function factor(text: string, before: readonly Factor[] = []): Factor[] {
  const [, type, code, number] = text.match(/^([^:=]+)(?::([^=]+))?=(\d+(?:\.\d+)?)$/) ?? [];
  if (type === undefined) {
    throw new InvalidArgumentError("it must look like Payment=1.25 or Payment:tecPATH_DRY=1.25");
  }
  return [...before, { type, ...(code === undefined ? {} : { code }), factor: Number(number) }];
}

/** `all`, `none`, `sample=1/10`, `slow=5ms`. */
export function keptTransactions(text: string): KeptTransactions {
  const kept = parseKeptTransactions(text);
  if (kept) return kept;
  throw new InvalidArgumentError("it must be all, none, sample=1/10 or slow=5ms");
}

/** `90s`, `1h`, `7d`: in ms. */
export function lengthOfTime(text: string): number {
  const ms = parseLengthMs(text);
  if (ms !== null) return ms;
  throw new InvalidArgumentError(`it must be ${lengthExample}`);
}
