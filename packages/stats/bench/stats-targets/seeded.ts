/** A seeded source of random numbers for simulations: the same seed gives the same table. */
export interface Seeded {
  /** uniform in (0, 1) */
  uniform(): number;
  normal(): number;
  /** a whole number with this mean */
  poisson(mean: number): number;
  /** a whole number in [0, below) */
  below(below: number): number;
}

/** splitmix32: 32 bits of state, every seed good. */
export function seeded(seed: number): Seeded {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return ((mixed >>> 0) + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    poisson(mean) {
      // Above 30 the rounded normal is within the simulations' own error.
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      let count = 0;
      for (let left = Math.exp(-mean), product = uniform(); product > left; product *= uniform()) count++;
      return count;
    },
    below: (below) => Math.floor(uniform() * below),
  };
}
