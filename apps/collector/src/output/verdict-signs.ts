import type { CodeVerdict, Sign } from "@xrpl-probe/report";
import { paint, type Terminal } from "./terminal.ts";

type Style = "red" | "green" | "yellow" | "dim";
type Drawn = readonly [sign: string, ascii: string, style: Style | null];

const ROWS: Readonly<Record<Sign, Drawn>> = {
  slower: ["▲", "^", "red"],
  faster: ["▼", "v", "green"],
  "possibly-slower": ["△", "^", "yellow"],
  "possibly-faster": ["▽", "v", "yellow"],
  "no-change": ["=", "=", null],
  inconclusive: ["?", "?", null],
  "not-judged": ["·", ".", "dim"],
  "not-comparable": ["⊘", "x", "red"],
};

const CODES: Readonly<Record<CodeVerdict["sign"], Drawn>> = {
  shifted: ["◆", "*", "yellow"],
  "possibly-shifted": ["◇", "*", "yellow"],
  new: ["+", "+", "yellow"],
  gone: ["−", "-", "yellow"],
  "no-change": ["=", "=", null],
  inconclusive: ["?", "?", null],
};

/** The sign of a row's or comparison's word; a word always stands beside it. */
export function rowSign(terminal: Terminal, sign: Sign): string {
  return drawn(terminal, ROWS[sign]);
}

export function codeSign(terminal: Terminal, sign: CodeVerdict["sign"]): string {
  return drawn(terminal, CODES[sign]);
}

/** In the colour of the row's sign. */
export function inRowStyle(terminal: Terminal, sign: Sign, text: string): string {
  return styled(terminal, ROWS[sign][2], text);
}

export function inCodeStyle(terminal: Terminal, sign: CodeVerdict["sign"], text: string): string {
  return styled(terminal, CODES[sign][2], text);
}

function drawn(terminal: Terminal, [sign, ascii, style]: Drawn): string {
  return styled(terminal, style, terminal.ascii ? ascii : sign);
}

function styled(terminal: Terminal, style: Style | null, text: string): string {
  return style === null ? text : paint(terminal, style, text);
}
