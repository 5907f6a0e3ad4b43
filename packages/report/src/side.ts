import { ReportError } from "./report-error.ts";

/**
 * One side of a comparison before it is looked up. A name is a tag or the beginning of a run's id, which only the
 * database can tell apart; a tag wins.
 */
export type Side = {
  /** As typed, tidied: what a title shows and a URL carries. */
  readonly text: string;
  readonly parts: readonly SidePart[];
};

export type SidePart =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "commit"; readonly prefix: string };

const COMMIT = /^commit:([0-9a-f]{4,40})$/i;

/** Reads `1.4.0-b5`, `01a1fe57`, `commit:d5512f1c0`, or several of them with commas. */
export function parseSide(text: string): Side {
  const words = text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length === 0) {
    throw new ReportError("bad-side", "a side of a comparison is empty", "name a tag, a run's id or commit:…");
  }
  return { text: words.join(","), parts: words.map(parsePart) };
}

function parsePart(word: string): SidePart {
  if (!word.startsWith("commit:")) return { kind: "name", name: word };
  const prefix = COMMIT.exec(word)?.[1];
  if (prefix === undefined) {
    throw new ReportError("bad-side", `"${word}" names no commit`, "write commit: and 4 to 40 hex digits");
  }
  return { kind: "commit", prefix: prefix.toLowerCase() };
}
