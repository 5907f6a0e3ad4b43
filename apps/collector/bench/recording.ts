import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/xrpl-probe.js", import.meta.url));

/** A recording by the built CLI whose probes are placed. */
export interface Recording {
  readonly pid: number;
  /** From the start of the process to its word that it is attached. */
  readonly attachedMs: number;
  /** Ctrl-C; resolves with the time that the process then took to end. */
  end(): Promise<number>;
}

/** Starts one into a database of its own, which is removed when it ends. */
export async function startRecording(server: number, args: readonly string[] = []): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bench-"));
  const began = performance.now();
  const command = ["record", "-p", String(server), "--db", join(folder, "bench.db"), ...args];
  const child = spawn(process.execPath, [bin, ...command], { stdio: ["ignore", "ignore", "pipe"] });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let text = "";
  await new Promise<void>((resolve, reject) => {
    void closed.then(() => reject(new Error(text)));
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("attached in")) resolve();
    });
  });
  const attachedMs = performance.now() - began;
  const end = async () => {
    const stoppedMs = performance.now();
    child.kill("SIGINT");
    await closed;
    const tookMs = performance.now() - stoppedMs;
    rmSync(folder, { recursive: true });
    return tookMs;
  };
  return { pid: child.pid ?? 0, attachedMs, end };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
