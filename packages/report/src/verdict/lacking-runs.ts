import type { JudgedSides } from "./judge-sides.ts";

/** How many runs a side lacks for the gate, and whether the noise between runs is unknown altogether. */
export interface LackingRuns {
  readonly base: number;
  readonly head: number;
  /** Nothing can be more than possible. */
  readonly noiseUnknown: boolean;
}

export function lackingRuns({ sides, rows, options }: JudgedSides): LackingRuns {
  const gate = rows.filter(({ family }) => family === "gate");
  const asked = gate.length > 0 ? gate : rows;
  const lacks = (runs: number) => (options.allowSingle ? 0 : Math.max(0, options.minRuns - runs));
  return {
    base: lacks(sides.base.length),
    head: lacks(sides.head.length),
    noiseUnknown: asked.some(({ numbers }) => numbers?.tooFewRuns),
  };
}
