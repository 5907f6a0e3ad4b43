import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const bin = fileURLToPath(new URL("../../bin/xrpl-probe.js", import.meta.url));

export interface CliEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliEnd>;
  /** Resolves when standard error holds this text; rejects when it ends without. */
  saw(text: string): Promise<void>;
}

/** Starts the built CLI as users do, without a terminal. */
export function startCli(
  args: readonly string[],
  options: { uid?: number; gid?: number; cwd?: string } = {},
): RunningCli {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"], ...options });
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    text.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    text.stderr += chunk.toString();
  });
  const ended = new Promise<CliEnd>((resolve) =>
    child.once("close", (exitCode, signal) => resolve({ exitCode, signal, ...text })),
  );
  const saw = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (text.stderr.includes(wanted)) resolve();
      };
      child.stderr.on("data", look);
      void ended.then((end) => reject(new Error(`it ended without "${wanted}": ${end.stderr}`)));
      look();
    });
  return { child, ended, saw };
}

export function runCli(args: readonly string[], options?: Parameters<typeof startCli>[1]): Promise<CliEnd> {
  return startCli(args, options).ended;
}
