import type { Sentence, TextPart, Tone } from "@xrpl-probe/report";
import { paint, plain, type Terminal } from "./terminal.ts";

const STYLES = {
  slower: "red",
  faster: "green",
  possibly: "yellow",
  shifted: "yellow",
  strong: "bold",
  command: "bold",
} as const satisfies Partial<Record<Tone, string>>;

/** A word of a sentence: its pieces stand without a space between. */
type Word = readonly TextPart[];

/**
 * A sentence broken into lines of at most `width` characters. A clause that fits on a line of its own is not torn apart.
 * Numbers stay with their units.
 */
export function sentenceLines(terminal: Terminal, sentence: Sentence, width: number): string[] {
  const lines: Word[][] = [[]];
  for (const clause of clausesOf(wordsOf(sentence))) {
    const isWhole = clauseWidth(clause) <= width;
    const last = lines.at(-1) ?? [];
    if (isWhole && last.length > 0 && clauseWidth([...last, ...clause]) > width) lines.push([]);
    for (const word of clause) {
      const line = lines.at(-1) ?? [];
      if (line.length > 0 && clauseWidth([...line, word]) > width) lines.push([word]);
      else line.push(word);
    }
  }
  return lines.map((line) => line.map((word) => painted(terminal, word)).join(" "));
}

function painted(terminal: Terminal, parts: readonly TextPart[]): string {
  return parts
    .map(({ text, tone }) => {
      const shown = plain(terminal, text);
      return tone === undefined || tone === "code" ? shown : paint(terminal, STYLES[tone], shown);
    })
    .join("");
}

/** Breaks at spaces, not at the no-break spaces between a number and its unit. */
function wordsOf(sentence: Sentence): Word[] {
  const words: TextPart[][] = [[]];
  for (const { text, tone } of sentence) {
    text.split(" ").forEach((piece, i) => {
      if (i > 0) words.push([]);
      if (piece !== "") words.at(-1)?.push({ text: piece, ...(tone === undefined ? {} : { tone }) });
    });
  }
  return words.filter((word) => word.length > 0);
}

function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]];
  for (const word of words) {
    clauses.at(-1)?.push(word);
    if (/[;,.]$/.test(word.at(-1)?.text ?? "")) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}

function clauseWidth(words: readonly Word[]): number {
  return words.reduce(
    (sum, word) => sum + word.reduce((length, { text }) => length + text.length, 0),
    words.length - 1,
  );
}
