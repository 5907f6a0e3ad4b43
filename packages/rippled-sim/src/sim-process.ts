import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SimError } from "./sim-error.ts";

export interface SimExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A started executable that has said `ready`. */
export interface SimProcess {
  readonly pid: number;
  readonly exe: string;
  /** Resolves when the process is gone, whatever ended it. */
  readonly exited: Promise<SimExit>;
  /** SIGTERM, then waits. Harmless when it is gone already. */
  stop(): Promise<SimExit>;
}

export interface Started extends SimProcess {
  readonly child: ChildProcess;
  /** Lines of stdout after `ready`. */
  readonly lines: AsyncIterator<string>;
}

/** Starts the executable and waits until it serves. Throws SimError "not-started" with what it said instead. */
export async function startProcess(exe: string, args: readonly string[]): Promise<Started> {
  const child = spawn(exe, args, { stdio: ["pipe", "pipe", "pipe"] });
  const exited = new Promise<SimExit>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  // A refused start closes the pipe under us; the message on stderr is what counts.
  child.stdin.on("error", () => undefined);
  const failed = once(child, "error").then(([error]) => {
    throw new SimError("not-started", `cannot start ${exe}`, String(error), error);
  });
  // Only awaited until the start; an error later is an ended process, which `exited` tells.
  failed.catch(() => undefined);

  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await Promise.race([lines.next(), failed]);
  const { pid } = child;
  if (first.value !== "ready" || pid === undefined) {
    await exited;
    throw new SimError("not-started", `${exe} ${args.join(" ")} did not start`, said.join("").trim());
  }
  const stop = () => {
    child.kill("SIGTERM");
    return exited;
  };
  return { pid, exe, exited, stop, child, lines };
}
