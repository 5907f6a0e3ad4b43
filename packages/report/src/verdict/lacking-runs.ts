import type { JudgedSides } from "./judge-sides.ts";

/** How many runs a side lacks for the gate, and whether the noise between runs is unknown altogether. */
export interface LackingRuns {
  readonly base: number;
  readonly head: number;
  /** Nothing can be more than possible: single runs, and neither earlier nor unchanged ones to tell how much runs differ. */
  readonly noiseUnknown: boolean;
}

/** Two runs on each side show how much runs differ. */
const SHOW_NOISE = 2;

/** A run without values of a gate row counts for none there. */
export function lackingRuns({ sides, rows, options }: JudgedSides): LackingRuns {
  const gate = rows.filter(({ family }) => family === "gate");
  const asked = (gate.length > 0 ? gate : rows).flatMap(({ numbers }) => numbers ?? []);
  const isUnknown = asked.some(({ tooFewRuns }) => tooFewRuns);
  const wanted = options.allowSingle ? 0 : Math.max(options.minRuns, isUnknown ? SHOW_NOISE : 0);
  const lacks = (side: "base" | "head") =>
    Math.max(0, wanted - Math.min(sides[side].length, ...asked.map(({ runs }) => runs[side])));
  return {
    base: lacks("base"),
    head: lacks("head"),
    noiseUnknown: isUnknown && Math.min(sides.base.length, sides.head.length) < SHOW_NOISE,
  };
}
