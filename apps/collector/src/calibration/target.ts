import { fileURLToPath } from "node:url";
import type { BpfArch } from "@xrpl-probe/bpf";
import koffi from "koffi";

/** The two calls that are probed: they differ in their first instruction alone (calibration-target/target.c). */
export const targetFunctions = ["calibrate_push", "calibrate_mov"] as const;

interface Round {
  /** CPU ns of this thread that one call took. */
  readonly cpuNs: number;
  /** What each call measured inside itself: its true duration, ns. */
  readonly insideNs: readonly number[];
}

/** The calibration target, loaded into this process. */
export interface CalibrationTarget {
  readonly path: string;
  /** Calls one of the functions, by its place in `targetFunctions`. */
  round(index: number, calls: number): Round;
  [Symbol.dispose](): void;
}

export const targetPath = (arch: BpfArch): string =>
  fileURLToPath(new URL(`../generated/calibration.${arch}.so`, import.meta.url));

/** @throws Error where the library cannot be loaded: a folder mounted noexec, another libc */
export function loadTarget(arch: BpfArch): CalibrationTarget {
  const path = targetPath(arch);
  const library = koffi.load(path);
  const call: (index: number, calls: number, insideNs: BigUint64Array) => number = library.func(
    "double calibrate_round(int function, uint32_t calls, _Out_ uint64_t *inside_ns)",
  );
  return {
    path,
    round: (index, calls) => {
      const insideNs = new BigUint64Array(calls);
      const cpuNs = call(index, calls, insideNs) / calls;
      return { cpuNs, insideNs: Array.from(insideNs, Number) };
    },
    [Symbol.dispose]: () => library.unload(),
  };
}
