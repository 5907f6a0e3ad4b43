import type { PlanOptions, Target } from "./plan-options.ts";

/** What the executable is started with, beyond the plan. */
export interface ServeOptions extends Omit<PlanOptions, "flavour"> {
  readonly durationS: number;
  readonly truthPath: string | null;
}

/** The command line of the executable (README, "Options"). */
export function simArgs(options: ServeOptions): string[] {
  const numbers = {
    rate: options.rate,
    threads: options.threads,
    seed: options.seed,
    scale: options.scale,
    ledger: options.ledgerS,
    "run-noise": options.runNoise,
    throw: options.throwShare,
    duration: options.durationS,
  };
  return [
    ...Object.entries(numbers).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)])),
    ...(options.dependence === undefined ? [] : ["--dependence", options.dependence]),
    ...(options.slow ?? []).flatMap((slow) => ["--slow", `${label(slow)}=${slow.factor}`]),
    ...(options.slowTail ?? []).flatMap((tail) => ["--slow-tail", `${label(tail)}=${tail.share},${tail.factor}`]),
    ...(options.mix ?? []).flatMap((mix) => ["--mix", `${label(mix)}=${mix.factor}`]),
    ...(options.truthPath === null ? [] : ["--truth", options.truthPath]),
  ];
}

function label({ type, code }: Target): string {
  return code === undefined ? String(type) : `${type}:${code}`;
}
