import { type RunShare, runShare } from "../../src/index.ts";
import type { Seeded } from "./seeded.ts";

/** Shares of 12 (type, code) strata as recorded on a server, the rest made up in their likeness. */
export const STRATA_SHARES: readonly number[] = [
  0.4314, 0.3252, 0.0954, 0.0655, 0.0399, 0.0112, 0.0111, 0.007, 0.0049, 0.004, 0.004, 0.0005,
];

/** Strata rarer than this come in clusters: one account that fails again and again. */
const CLUSTERED_BELOW = 0.01;
const CLUSTER = 6;

const WINDOWS = 90;
const SPANS_PER_WINDOW = 2000;

/** From one window of 10 s to the next; 1 s slices of recorded streams have 0.7 to 0.8, bursts included. */
const PERSISTENCE = 0.6;
const WANDER = 0.2;

/**
 * One run of 900 s in windows of 10 s: every stratum's weight wanders slowly and independently (log-normal, first-order
 * autoregressive), so does the load, and the whole run is off by the run's own noise. Spans per window are Poisson.
 * @param shares of the strata; they need not sum to 1
 * @returns one share per stratum, of all spans
 */
export function codeRun(random: Seeded, shares: readonly number[], runNoise: number): RunShare[] {
  const load = wander(random, 0.3);
  const counts = shares.map((share) => {
    const offset = runNoise * random.normal();
    const cluster = share < CLUSTERED_BELOW ? CLUSTER : 1;
    return wander(random, WANDER).map((weight, i) => {
      const mean = share * SPANS_PER_WINDOW * Math.exp(weight + offset + (load[i] ?? 0));
      return cluster * random.poisson(mean / cluster);
    });
  });
  const totals = load.map((_, i) => counts.reduce((sum, windows) => sum + (windows[i] ?? 0), 0));
  return counts.map((windows) => runShare(windows, totals));
}

function wander(random: Seeded, deviation: number): number[] {
  const walk: number[] = [];
  for (let i = 0, at = deviation * random.normal(); i < WINDOWS; i++) {
    walk.push(at);
    at = PERSISTENCE * at + Math.sqrt(1 - PERSISTENCE ** 2) * deviation * random.normal();
  }
  return walk;
}
