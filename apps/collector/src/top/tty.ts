import type { ReadStream, WriteStream } from "node:tty";

/** Where somebody sits: keys one by one, and a screen of a size. */
export interface Tty {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
  /** Keys come as they are pressed and are not shown. */
  setRaw(raw: boolean): void;
  /** Gives what ends it. */
  onKey(listen: (key: string) => void): () => void;
  onResize(listen: () => void): () => void;
}

export function ttyOf(input: ReadStream, output: WriteStream): Tty {
  return {
    get columns() {
      return output.columns;
    },
    get rows() {
      return output.rows;
    },
    write: (text) => void output.write(text),
    setRaw: (raw) => void input.setRawMode(raw),
    onKey: (listen) => {
      // Several keys may come at once, and an arrow is one of several characters, which means nothing here.
      const hear = (chunk: Buffer) => {
        const text = chunk.toString();
        if (text.length === 1 || !text.startsWith("\u001b")) for (const key of text) listen(key);
      };
      input.on("data", hear);
      return () => {
        input.off("data", hear);
        input.pause();
      };
    },
    onResize: (listen) => {
      output.on("resize", listen);
      return () => void output.off("resize", listen);
    },
  };
}
