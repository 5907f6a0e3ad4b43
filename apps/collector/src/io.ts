import type { Terminal } from "./output/terminal.ts";
import type { Tty } from "./top/tty.ts";

/** How a command speaks and is stopped; main.ts makes the real one. */
export interface Io {
  /** The command line without the program, as it was typed. */
  readonly args: readonly string[];
  /** For results, on standard output. */
  readonly terminal: Terminal;
  readonly print: (text: string) => void;
  /** Waits until what was printed has left this process; false where its reader has gone away. */
  readonly flushed: () => Promise<boolean>;
  /** For progress, on standard error. */
  readonly errorTerminal: Terminal;
  readonly progress: (text: string) => void;
  /** Asks whoever sits at the terminal, where somebody does; null without one. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** The screen and keys of whoever sits at the terminal; null without one. */
  readonly tty: Tty | null;
  /** The first Ctrl-C or SIGTERM. A command that never asks for it is ended by them at once. */
  readonly stopped: AbortSignal;
}
