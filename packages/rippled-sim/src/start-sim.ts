import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Flavour, SimVersion } from "./flavours.ts";
import { simPath } from "./paths.ts";
import type { PlanOptions } from "./plan-options.ts";
import { simArgs } from "./sim-args.ts";
import { type SimProcess, startProcess } from "./sim-process.ts";

export interface SimOptions extends Omit<PlanOptions, "flavour"> {
  /** Default "1.x". */
  readonly version?: Flavour | SimVersion;
  /** Another file to run, for instance a copy; default is that of the version. */
  readonly exe?: string;
  /** It ends by itself after this; default 600, so that none outlives a test that was killed. */
  readonly durationS?: number;
  /** Where the truth goes when it ends. Default: a temporary file, removed on dispose; null: no truth is kept. */
  readonly truthPath?: string | null;
}

/** A running stand-in server; `await using` stops it and removes its temporary files. */
export interface Sim extends SimProcess, AsyncDisposable {
  readonly truthPath: string | null;
}

/** Starts a server and resolves when it applies transactions. Throws SimError ("not-built", "not-started"). */
export async function startSim(options: SimOptions = {}): Promise<Sim> {
  const { version = "1.x", exe = simPath(version), durationS = 600, ...plan } = options;
  const temporary = options.truthPath === undefined ? mkdtempSync(join(tmpdir(), "rippled-sim-")) : null;
  const truthPath = temporary === null ? (options.truthPath ?? null) : join(temporary, "truth.bin");
  const clean = () => {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  };
  try {
    const { pid, exited, stop } = await startProcess(exe, simArgs({ ...plan, durationS, truthPath }));
    const dispose = async () => {
      await stop();
      clean();
    };
    return { pid, exe, exited, stop, truthPath, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    clean();
    throw error;
  }
}
