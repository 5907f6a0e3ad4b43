import type { BpfArch } from "@xrpl-probe/bpf";
import type { Libbpf } from "libbpf-ts";
import { type Loaded, loadPrograms } from "../probes/load.ts";
import { type ExitMethod, type Placed, returnPopped } from "../probes/place.ts";
import type { ProbePlan } from "../probes/plan.ts";
import { decodeSpan } from "../recording/decode-span.ts";
import type { Calibration, Stepping } from "./calibration.ts";
import { planCalibration } from "./calibration-plan.ts";
import { type CalibrationTarget, loadTarget, targetFunctions } from "./target.ts";

export interface CalibrateRequest {
  readonly arch: BpfArch;
  readonly multi: boolean;
  readonly exitMethod: ExitMethod;
}

/** Medians over these: enough for 1 in 10, and 40 ms in all where a single step costs 10 us. */
const rounds = 5;
const callsPerRound = 40;

/**
 * Measures what the programs cost on this host, and what they add to a span, on calls of this process: the same
 * programs, in another copy, on functions of a library of ours. Takes 30 to 60 ms; links end off the event loop.
 *
 * @throws Error, LibbpfError where the library cannot be loaded or probed
 */
export async function calibrate(libbpf: Libbpf, request: CalibrateRequest): Promise<Calibration> {
  const target = loadTarget(request.arch);
  const plan = planCalibration(target.path);
  const loaded = loadPrograms(libbpf, {
    arch: request.arch,
    plan,
    pid: process.pid,
    baseNs: process.hrtime.bigint(),
    multi: request.multi,
    returnPopped: returnPopped(request.arch, request.exitMethod),
  });
  try {
    return measure({ ...request, target, plan, loaded });
  } finally {
    // The kernel waits for all CPUs when a link ends: not the caller. What cannot be ended ends with this process.
    loaded.object
      .close()
      .then(() => target[Symbol.dispose]())
      .catch(() => undefined);
  }
}

/** A host on which nothing can be measured is recorded all the same: its costs are unknown, `doctor` says why. */
export async function calibrateOrNull(
  { libbpf, arch, multi }: Pick<Placed, "libbpf" | "arch" | "multi">,
  exitMethod: ExitMethod,
): Promise<Calibration | null> {
  try {
    return await calibrate(libbpf, { arch, multi, exitMethod });
  } catch {
    return null;
  }
}

interface Bench extends CalibrateRequest {
  readonly target: CalibrationTarget;
  readonly plan: ProbePlan;
  readonly loaded: Loaded;
}

function measure(bench: Bench): Calibration {
  const { target, loaded, plan } = bench;
  const functions = targetFunctions.map((_, index) => index);
  const cpuNs = () =>
    functions.map((index) => median(Array.from({ length: rounds }, () => target.round(index, callsPerRound).cpuNs)));
  const bare = cpuNs();
  place(bench, "entry");
  const withEntry = cpuNs();
  place(bench, "exit");
  loaded.ring.drain(() => undefined);
  const withBoth = functions.map(() => [] as number[]);
  const biases = functions.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const index of functions) {
      const { cpuNs, insideNs } = target.round(index, callsPerRound);
      withBoth[index]?.push(cpuNs);
      const spans: number[] = [];
      loaded.ring.drain((view, offset) => spans.push(decodeSpan(view, offset).durationNs));
      if (spans.length !== callsPerRound) throw new Error(`the probes heard ${spans.length} of ${callsPerRound} calls`);
      biases[index]?.push(...spans.map((spanNs, call) => spanNs - (insideNs[call] ?? 0)));
    }
  }
  const at = (stepping: Stepping) =>
    Math.max(
      0,
      plan.slots.findIndex((slot) => slot.stepping === stepping),
    );
  const entryNs = (index: number) => Math.max(0, (withEntry[index] ?? 0) - (bare[index] ?? 0));
  const exitNs = functions.map((index) => Math.max(0, median(withBoth[index] ?? []) - (withEntry[index] ?? 0)));
  const [emulated, single] = [at("emulated"), at("single-step")];
  return {
    entryNs: { emulated: entryNs(emulated), "single-step": entryNs(single) },
    exitNs: median(exitNs),
    biasNs: { emulated: median(biases[emulated] ?? []), "single-step": median(biases[single] ?? []) },
  };
}

/** The links end with the programs. */
function place({ loaded, plan, target, multi, exitMethod }: Bench, side: "entry" | "exit"): void {
  const isReturn = side === "exit" && exitMethod === "uretprobe";
  const sites = plan.slots.flatMap((slot, cookie) =>
    (side === "entry" || isReturn ? [slot.entryOffset] : slot.exitOffsets).map((offset) => ({ offset, cookie })),
  );
  const program = loaded.object.program(side === "entry" ? "on_apply" : "on_apply_exit");
  const at = { path: target.path, scope: { pid: process.pid }, return: isReturn };
  if (multi) program.attachUprobeMulti({ ...at, sites });
  else for (const site of sites) program.attachUprobe({ ...at, ...site });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
