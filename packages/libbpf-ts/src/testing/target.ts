import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { mappingAt } from "../proc-maps.ts";

type Command = "a" | "b" | "A" | "B" | "s" | "u";

interface Site {
  readonly address: bigint;
  /** Offset in the executable. */
  readonly offset: bigint;
}

/** A running `test/target.c`. */
export interface Target {
  readonly pid: number;
  readonly path: string;
  readonly sites: { readonly a: Site; readonly b: Site; readonly slow: Site };
  /** Lets it do something `times` times; resolves when it has. */
  run(command: Command, times: number): Promise<void>;
  /** The byte that lies at an address in the process now: 0xcc where a probe is. */
  byteAt(address: bigint): number;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startTarget(path: string): Promise<Target> {
  const child = spawn(path, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const pid = pidOf(child);
  const addresses = (await line()).split(" ").map(BigInt);
  const maps = readFileSync(`/proc/${pid}/maps`, "utf8");
  const site = (index: number): Site => {
    const address = addresses[index] ?? 0n;
    return { address, offset: mappingAt(maps, address)?.fileOffset ?? 0n };
  };
  return {
    pid,
    path,
    sites: { a: site(0), b: site(1), slow: site(2) },
    async run(command, times) {
      child.stdin.write(`${command} ${times}\n`);
      if ((await line()) !== "done") throw new Error("the target ended");
    },
    byteAt: (address) => byteAt(`/proc/${pid}/mem`, address),
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

/** One byte of a file at an offset. */
export function byteAt(path: string, offset: bigint): number {
  const fd = openSync(path, "r");
  try {
    const byte = new Uint8Array(1);
    readSync(fd, byte, 0, 1, offset);
    return byte[0] ?? -1;
  } finally {
    closeSync(fd);
  }
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error("the target did not start");
  return pid;
}
