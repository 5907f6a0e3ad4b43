import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { ByteSource } from "../byte-source.ts";

export interface FileSource extends ByteSource, Disposable {
  /** Bytes asked for so far. */
  readonly bytesRead: number;
}

export function fileSource(path: string): FileSource {
  const file = openSync(path, "r");
  let bytesRead = 0;
  return {
    size: fstatSync(file).size,
    get bytesRead() {
      return bytesRead;
    },
    read(offset, length) {
      bytesRead += length;
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}
