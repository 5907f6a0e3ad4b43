import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What runs Python with bcc: `XPROBE_PYTHON="chroot /srv/bcc python3"` names another than the one of the path. */
const [command = "python3", ...before] = (process.env.XPROBE_PYTHON ?? "python3").split(" ");
const script = fileURLToPath(new URL("predecessor.py", import.meta.url));

/** Where the predecessor's programs are placed. */
export interface Place {
  readonly pid: number;
  readonly path: string;
  readonly programs: "full" | "empty";
  readonly entry: number;
  /** Offsets of the exits; null for a return probe. */
  readonly exits: readonly number[] | null;
  readonly usdt: boolean;
}

export interface Predecessor {
  /** Gives what takes them away. */
  place(place: Place): Promise<{ close(): Promise<void> }>;
  end(): void;
}

/** The collector of 2019 as a process that places its programs on request; null where bcc is not installed. */
export function startPredecessor(): Predecessor | null {
  if (spawnSync(command, [...before, "-c", "import bcc"]).status !== 0) return null;
  const child = spawn(command, [...before, script], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`);
    if ((await lines.next()).done) throw new Error("the process with the predecessor's programs ended");
  };
  return {
    place: async ({ pid, path, programs, entry, exits, usdt }) => {
      await ask(`place ${pid} ${path} ${programs} ${entry} ${exits?.join(",") ?? "return"} ${usdt ? "usdt" : "-"}`);
      return { close: () => ask("end") };
    },
    end: () => void child.stdin.end(),
  };
}
