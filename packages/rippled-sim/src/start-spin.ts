import type { Flavour, SimVersion } from "./flavours.ts";
import { simPath } from "./paths.ts";
import { SimError } from "./sim-error.ts";
import { type SimProcess, startProcess } from "./sim-process.ts";

export interface SpinOptions {
  /** Default "1.x". */
  readonly version?: Flavour | SimVersion;
  /** Calls of `Transactor::operator()` in a round. */
  readonly calls: number;
}

/** A process that does nothing until a round is asked for. */
export interface Spin extends SimProcess, AsyncDisposable {
  /** Calls operator() flat out; resolves with the CPU ns of one call. */
  round(): Promise<number>;
}

/** For measuring what a probe costs: attach between two rounds, or not, and compare. */
export async function startSpin({ version = "1.x", calls }: SpinOptions): Promise<Spin> {
  const { child, lines, ...process } = await startProcess(simPath(version), ["--spin", String(calls)]);
  const round = async () => {
    child.stdin?.write("\n");
    const line = await lines.next();
    if (line.done) throw new SimError("ended-early", "the spinning process ended within a round", "");
    return Number(line.value);
  };
  const dispose = async () => {
    await process.stop();
  };
  return { ...process, round, [Symbol.asyncDispose]: dispose };
}
