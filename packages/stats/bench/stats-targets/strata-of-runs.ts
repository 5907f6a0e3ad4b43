import { type JudgedRun, levelOf, type Stratum } from "../../src/index.ts";
import { mannWhitneyP, welchP } from "./latency-peers.ts";
import { latencyRun, type StreamOptions } from "./latency-stream.ts";
import type { Seeded } from "./seeded.ts";

/** One recorded run: a part per stratum, in one order everywhere. */
export type RunOfStrata = readonly JudgedRun[];

/** The strata of a run share half of the variance of its noise: one machine, several paths through the code. */
export function runOfStrata(random: Seeded, params: Omit<StreamOptions, "offset"> & RunNoise): RunOfStrata {
  const common = random.normal();
  return Array.from({ length: params.strata }, () =>
    latencyRun(random, { ...params, offset: params.noise * Math.SQRT1_2 * (common + random.normal()) }),
  );
}

interface RunNoise {
  readonly strata: number;
  /** deviation of a run's level in ln */
  readonly noise: number;
}

/** The strata of two sides. Keys are places. */
export function strataOf(base: readonly RunOfStrata[], head: readonly RunOfStrata[]): Stratum<number>[] {
  return (base[0] ?? []).map((_, key) => ({
    ...UNJUDGED,
    key,
    base: base.flatMap((run) => run[key] ?? []),
    head: head.flatMap((run) => run[key] ?? []),
  }));
}

/** A stratum of the gate without history, probed without bias: what is simulated fills it. */
export const UNJUDGED = {
  base: [],
  head: [],
  earlier: [],
  gate: true,
  biasNs: { base: null, head: null },
  blocked: null,
} as const;

export function mannWhitneyOf({ base, head }: Pick<Stratum<unknown>, "base" | "head">): number {
  return mannWhitneyP(base.map(histogramOf), head.map(histogramOf));
}

/** Welch's p of the runs' medians in ln. */
export function welchOf({ base, head }: Pick<Stratum<unknown>, "base" | "head">): number {
  return welchP(base.map(median), head.map(median));
}

/** ln of ns */
export function median({ histogram }: JudgedRun): number {
  return levelOf(histogram, "p50") ?? 0;
}

function histogramOf({ histogram }: JudgedRun) {
  return histogram;
}

export function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
