import { InvalidArgumentError } from "commander";
import { type KeptTransactions, parseKeptTransactions } from "../recording/kept-transactions.ts";
import { lengthExample, parseLengthMs } from "../watch/length-of-time.ts";

/** Parsers of option values: each gives a value of the right type or says what is expected. */

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

/** Seconds, with or without a fraction: 0.5, 300. */
function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a number of seconds above 0.");
}

export function timesliceSeconds(text: string): number {
  const value = seconds(text);
  if (value >= 0.1 && value <= 86_400) return value;
  throw new InvalidArgumentError("A timeslice lasts from 0.1 s to a day.");
}

/** Left out, a run lasts until Ctrl-C; the predecessor's -1 for that is not a duration. */
export function durationSeconds(text: string): number {
  try {
    return seconds(text);
  } catch {
    throw new InvalidArgumentError("It must be a number of seconds above 0; leave -d out to record until Ctrl-C.");
  }
}

/** `-t a,b -t c` gives three. */
export function tags(text: string, before: readonly string[] = []): string[] {
  const added = text.split(",").map((tag) => tag.trim());
  if (added.some((tag) => tag === "")) throw new InvalidArgumentError("A tag is empty.");
  return [...before, ...added];
}

export function port(text: string): number {
  const value = positiveInteger(text);
  if (value <= 65_535) return value;
  throw new InvalidArgumentError("A port is at most 65535.");
}

/** A port alone is not enough: `127.0.0.1:5005` would be a URL with the scheme `127.0.0.1`. */
export function httpUrl(text: string): URL {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new InvalidArgumentError("It must be a URL: http://127.0.0.1:5005.");
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
    throw new InvalidArgumentError("It must look like Payment=1.25 or Payment:tecPATH_DRY=1.25.");
  }
  return [...before, { type, ...(code === undefined ? {} : { code }), factor: Number(number) }];
}

/** `all`, `none`, `sample=1/10`, `slow=5ms`. */
export function keptTransactions(text: string): KeptTransactions {
  const kept = parseKeptTransactions(text);
  if (kept) return kept;
  throw new InvalidArgumentError("It must be all, none, sample=1/10 or slow=5ms.");
}

/** `90s`, `1h`, `7d`: in ms. */
export function lengthOfTime(text: string): number {
  const ms = parseLengthMs(text);
  if (ms !== null) return ms;
  throw new InvalidArgumentError(`It must be ${lengthExample}.`);
}
