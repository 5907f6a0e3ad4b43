import type { Progress } from "../recording/recorder.ts";
import { type LiveRun, liveLines, plainProgress } from "./live-lines.ts";
import type { Terminal } from "./terminal.ts";

const redrawMs = 250;
const plainMs = 10_000;
const clearToEnd = "\u001b[K";
/** A line that is wider than the terminal is cut: a wrapped one would leave its rest behind at the next redraw. */
const noWrap = "\u001b[?7l";
const wrap = "\u001b[?7h";

/** Redraws the live block in place, at most 4 times a second; without a terminal it writes a line every 10 s. */
export class LiveScreen {
  readonly #terminal: Terminal;
  readonly #write: (text: string) => void;
  #shownMs: number;
  #height = 0;

  constructor(terminal: Terminal, write: (text: string) => void) {
    this.#terminal = terminal;
    this.#write = write;
    this.#shownMs = performance.now() - (terminal.live ? redrawMs : 0);
  }

  show(run: LiveRun, progress: () => Progress): void {
    const now = performance.now();
    if (now - this.#shownMs < (this.#terminal.live ? redrawMs : plainMs)) return;
    this.#shownMs = now;
    if (!this.#terminal.live) {
      this.#write(`${plainProgress(this.#terminal, run, progress())}\n`);
      return;
    }
    const lines = liveLines(this.#terminal, run, progress());
    const block = lines.map((line) => `${line}${clearToEnd}\n`).join("");
    this.#write(`${this.#back()}${noWrap}${block}${wrap}`);
    this.#height = lines.length;
  }

  /** Takes the block away: the summary takes its place. */
  clear(): void {
    if (this.#height > 0) this.#write(`${this.#back()}`);
    this.#height = 0;
  }

  #back(): string {
    return this.#height === 0 ? "" : `\u001b[${this.#height}A\u001b[J`;
  }
}
