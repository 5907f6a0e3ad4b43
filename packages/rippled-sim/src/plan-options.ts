import type { Flavour } from "./flavours.ts";
import { upperNormal } from "./normal.ts";
import { loadWorkload, type Outcome, type Workload } from "./workload.ts";

/** `type`: name or number; `code`: token or number, all codes where absent. */
export interface Target {
  readonly type: string | number;
  readonly code?: string | number;
}

/** What the server is asked to do; each is an option of the executable (README). */
export interface PlanOptions {
  readonly flavour?: Flavour;
  /** Runs of `Transactor::operator()` per second. */
  readonly rate?: number;
  readonly threads?: number;
  /** 0 to 2^32 - 1. */
  readonly seed?: number;
  /** Factor on all durations. */
  readonly scale?: number;
  readonly dependence?: "0" | "ledger";
  readonly ledgerS?: number;
  /** sd of ln of the one factor on this process's durations: 0.02 is 2 %. */
  readonly runNoise?: number;
  /** Share of the transactions that reach doApply and throw there. */
  readonly throwShare?: number;
  readonly slow?: readonly (Target & { readonly factor: number })[];
  readonly slowTail?: readonly (Target & { readonly share: number; readonly factor: number })[];
  readonly mix?: readonly (Target & { readonly factor: number })[];
}

/** The options with the workload they act on; factors per outcome, in its order. */
export interface PlanInput {
  readonly workload: Workload;
  readonly rate: number;
  readonly threads: number;
  readonly seed: number;
  readonly scale: number;
  readonly bursts: boolean;
  readonly ledgerS: number;
  readonly runNoise: number;
  readonly throwShare: number;
  readonly slow: readonly number[];
  readonly mix: readonly number[];
  readonly tails: readonly (readonly { readonly above: number; readonly factor: number }[])[];
}

/** Fills in the executable's defaults. Throws RangeError for a type or code that is not in the mix. */
export function planInput(options: PlanOptions): PlanInput {
  const workload = loadWorkload(options.flavour ?? "1.x");
  const { outcomes } = workload;
  const factors = (changes: readonly (Target & { readonly factor: number })[]): number[] =>
    outcomes.map((outcome) => chosen(changes, outcome).reduce((product, { factor }) => product * factor, 1));
  const slowTail = options.slowTail ?? [];
  for (const target of [...(options.slow ?? []), ...(options.mix ?? []), ...slowTail]) {
    if (!outcomes.some((outcome) => isMeant(target, outcome))) {
      throw new RangeError(`no ${target.type}${target.code === undefined ? "" : `:${target.code}`} in the mix`);
    }
  }
  return {
    workload,
    rate: options.rate ?? 200,
    threads: options.threads ?? 4,
    seed: options.seed ?? 1,
    scale: options.scale ?? 1,
    bursts: options.dependence !== "0",
    ledgerS: options.ledgerS ?? workload.ledgerS,
    runNoise: options.runNoise ?? 0,
    throwShare: options.throwShare ?? 0,
    slow: factors(options.slow ?? []),
    mix: factors(options.mix ?? []),
    tails: outcomes.map((outcome) =>
      chosen(slowTail, outcome).map(({ share, factor }) => ({ above: upperNormal(share), factor })),
    ),
  };
}

function chosen<T extends Target>(targets: readonly T[], outcome: Outcome): T[] {
  return targets.filter((target) => isMeant(target, outcome));
}

function isMeant({ type, code }: Target, outcome: Outcome): boolean {
  const isType = type === outcome.typeName || String(type) === String(outcome.type);
  return isType && (code === undefined || code === outcome.token || String(code) === String(outcome.code));
}
