import { normalCdf } from "./normal.ts";

/** A mixture of log-normals: [weight, mean of ln ns, sd of ln ns]. */
export type Mixture = readonly (readonly [weight: number, mu: number, sd: number])[];

/** A law is ln ns at z = -5 to 5 in equal steps: its quantile function over a standard normal, linear in between. */
export type Law = readonly number[];

const reach = 5;
const points = 321;
const perUnit = (points - 1) / (2 * reach);

/** Tabulated, so that both plans (here and in C++) look up the very same numbers and autocorrelated normals keep the law. */
export function tabulate(mixture: Mixture): Law {
  return Array.from({ length: points }, (_, i) => lnQuantile(mixture, i / perUnit - reach));
}

/** As in cpp/sim/workload.cpp, operation for operation. */
export function lnNsAt(law: Law, z: number): number {
  const position = (Math.min(Math.max(z, -reach), reach) + reach) * perUnit;
  const below = Math.min(Math.floor(position), points - 2);
  const part = position - below;
  return (law[below] ?? 0) * (1 - part) + (law[below + 1] ?? 0) * part;
}

/** Mean of `value(z)` over the standard normal density. */
export function meanOverNormal(value: (z: number) => number): number {
  let [sum, weight] = [0, 0];
  for (let z = -reach; z <= reach; z += 1 / 64) {
    const density = Math.exp((-z * z) / 2);
    sum += density * value(z);
    weight += density;
  }
  return sum / weight;
}

function lnQuantile(mixture: Mixture, z: number): number {
  const total = mixture.reduce((sum, [weight]) => sum + weight, 0);
  // Beyond the middle the upper tails are compared, where 1 - p would lose its digits.
  const side = z <= 0 ? 1 : -1;
  const wanted = normalCdf(side * z) * total;
  let low = Math.min(...mixture.map(([, mu, sd]) => mu - 6 * sd));
  let high = Math.max(...mixture.map(([, mu, sd]) => mu + 6 * sd));
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const held = mixture.reduce((sum, [weight, mu, sd]) => sum + weight * normalCdf((side * (middle - mu)) / sd), 0);
    if (side * (held - wanted) < 0) low = middle;
    else high = middle;
  }
  return low;
}
