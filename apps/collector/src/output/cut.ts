import { plain, type Terminal } from "./terminal.ts";

/** A text in at most `width` characters, with a mark where something is missing. */
export function cut(terminal: Terminal, text: string, width: number): string {
  const shown = plain(terminal, text);
  return shown.length <= width ? shown : `${shown.slice(0, width - 1)}${terminal.ascii ? "~" : "…"}`;
}
