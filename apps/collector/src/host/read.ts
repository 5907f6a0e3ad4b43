import { type BigIntStats, readFileSync, readlinkSync, statSync } from "node:fs";

/** A small file of /proc or /sys, trimmed; null where it does not exist or may not be read. */
export function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}

export function readLinkOrNull(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** What a path leads to, behind links. */
export function statOrNull(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

/** The first group of the pattern, or null. */
export function matchOrNull(text: string, pattern: RegExp): string | null {
  return text.match(pattern)?.[1]?.trim() ?? null;
}
