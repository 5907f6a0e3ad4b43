/** What a stream of random numbers is for; the numbers are those of cpp/sim/random.h. */
const streams = { transactions: 1, durations: 2, stages: 3, pacing: 4, pool: 5, runNoise: 6 } as const;
export type Stream = keyof typeof streams;

export interface Random {
  next(): number;
  /** In (0, 1), both ends excluded. */
  uniform(): number;
  /** Standard normal, Box-Muller; always two draws. */
  normal(): number;
}

/** sfc32 (Doty-Humphrey, PractRand), the very draws of cpp/sim/random.h. `seed`: 0 to 2^32 - 1. */
export function random(seed: number, stream: Stream): Random {
  let [a, b, c, counter] = [seed >>> 0, streams[stream] as number, 0x9e3779b9, 1];
  const next = (): number => {
    const t = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + t) >>> 0;
    return t;
  };
  const uniform = (): number => (next() + 0.5) / 4294967296;
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  for (let i = 0; i < 12; i++) next();
  return { next, uniform, normal };
}
