import { styleText } from "node:util";
import { forTerminal } from "@xrpl-probe/report/format";

type Style = "red" | "green" | "yellow" | "bold" | "dim";

/** What a screen can show. Pure renderers take one and return lines. */
export interface Terminal {
  readonly color: boolean;
  /** No UTF-8: `us` for `µs`, `#` for blocks, ASCII signs. */
  readonly ascii: boolean;
  readonly columns: number;
  /** Lines may be redrawn in place. */
  readonly live: boolean;
}

export interface TerminalSource {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Narrower lines are wrapped by the terminal: nothing is laid out for them. */
const LEAST_COLUMNS = 40;

/** Colour on a terminal only; `NO_COLOR` and `--no-color` are respected. */
export function terminalOf(
  stream: TerminalSource,
  env: Readonly<Record<string, string | undefined>>,
  noColor = false,
): Terminal {
  const isTerminal = stream.isTTY === true && env.TERM !== "dumb";
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "C.UTF-8";
  return {
    color: isTerminal && !noColor && !env.NO_COLOR,
    ascii: !/utf-?8/i.test(locale),
    // A pseudo-terminal that nobody gave a size says 0.
    columns: Math.min(100, Math.max(LEAST_COLUMNS, stream.columns || 100)),
    live: isTerminal,
  };
}

export function paint(terminal: Terminal, style: Style, text: string): string {
  // Whether this stream takes colours was decided in terminalOf; by itself styleText asks standard output.
  return terminal.color ? styleText(style, text, { validateStream: false }) : text;
}

const signs = {
  ok: ["✓", "+"],
  failed: ["✗", "x"],
  live: ["●", "*"],
  warning: ["!", "!"],
  few: ["·", "."],
  mark: ["←", "<-"],
  axis: ["│", "|"],
  down: ["▼", "v"],
} as const;

export function sign(terminal: Terminal, name: keyof typeof signs): string {
  return signs[name][terminal.ascii ? 1 : 0];
}

const asciiOf: Readonly<Record<string, string>> = { "·": ".", "…": "..", "→": "->", "×": "x" };

/**
 * A text as this terminal can print it: the shared formats, and what people have typed. A tag or note from elsewhere may
 * hold control characters, which would move the cursor or change colours.
 */
export function plain(terminal: Terminal, text: string): string {
  const printable = forTerminal(text, { ascii: terminal.ascii }).replace(/\p{Cc}+/gu, " ");
  return terminal.ascii ? printable.replace(/\P{ASCII}/gu, (character) => asciiOf[character] ?? "?") : printable;
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A horizontal bar of at most `width` cells; anything above zero shows. */
export function bar(terminal: Terminal, share: number, width: number): string {
  const cells = share * width;
  if (terminal.ascii) return "#".repeat(share > 0 ? Math.max(1, Math.round(cells)) : 0);
  const full = Math.floor(cells);
  const rest = Math.round((cells - full) * 8);
  if (rest === 8) return "█".repeat(full + 1);
  return "█".repeat(full) + (full === 0 && share > 0 ? (eighths[Math.max(1, rest)] ?? "") : (eighths[rest] ?? ""));
}

const levels = "▁▂▃▄▅▆▇█";
const asciiLevels = "_.-=+*#@";

/** One character per value, from 0 to the largest. */
export function sparkline(terminal: Terminal, values: readonly number[]): string {
  const top = Math.max(...values, 1);
  const alphabet = terminal.ascii ? asciiLevels : levels;
  return values.map((value) => alphabet[Math.min(7, Math.floor((value / top) * 8))] ?? "").join("");
}
