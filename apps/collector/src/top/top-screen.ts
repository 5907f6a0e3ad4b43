import type { Tty } from "./tty.ts";

const enter = "\u001b[?1049h\u001b[?25l\u001b[?7l";
const leave = "\u001b[?7h\u001b[?25h\u001b[?1049l";
const home = "\u001b[H";
const clearLine = "\u001b[K";
const clearBelow = "\u001b[J";

/** The alternate screen of a terminal; whatever ends the process, the terminal is as it was before. */
export class TopScreen {
  readonly #tty: Tty;
  readonly #undo: (() => void)[] = [];
  #isOpen = false;

  /** @param redraw after the process has gone on, or the window has another size */
  constructor(tty: Tty, onKey: (key: string) => void, redraw: () => void) {
    this.#tty = tty;
    const stop = () => this.suspend();
    const goOn = () => {
      this.#open();
      redraw();
    };
    const close = () => this.#close();
    process.on("SIGTSTP", stop);
    process.on("SIGCONT", goOn);
    process.on("exit", close);
    this.#undo.push(
      tty.onKey(onKey),
      tty.onResize(redraw),
      () => process.off("SIGTSTP", stop),
      () => process.off("SIGCONT", goOn),
      () => process.off("exit", close),
    );
    this.#open();
  }

  draw(lines: readonly string[]): void {
    if (this.#isOpen) this.#tty.write(`${home}${lines.map((line) => `${line}${clearLine}`).join("\r\n")}${clearBelow}`);
  }

  /** As Ctrl-Z does: the shell has its screen back until the process goes on. */
  suspend(): void {
    this.#close();
    process.kill(process.pid, "SIGSTOP");
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
    this.#close();
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#tty.setRaw(true);
    this.#tty.write(enter);
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#tty.write(leave);
    this.#tty.setRaw(false);
  }
}
