/** The level of an earlier run of base's segment: `y` in ln ns. Levels scatter around the mean of their `group`. */
export interface EarlierLevel {
  readonly y: number;
  /** all one group where the segment is one level; a group per tag while too few betas exist to tell */
  readonly group: string | number;
}

/** A variance of y learnt from unchanged runs, in ln^2, and the degrees of freedom it rests on. */
export interface LearntVariance {
  readonly variance: number;
  readonly df: number;
}

/** How much two runs of one build differ, on the scale of ln ns. */
export interface RunNoise {
  /** s^2: variance of one run's y, within-run and between-run together */
  readonly variance: number;
  readonly df: number;
  /** degrees of freedom that do not grow with more runs on the two sides */
  readonly fixedDf: number;
  readonly earlierRuns: number;
  /** degrees of freedom of the earlier runs: runs less their groups */
  readonly earlierDf: number;
  readonly prior: "assumed" | "learnt";
  /** standard deviation the prior stands for, in ln */
  readonly priorSd: number;
}

/** Runs of one build are assumed to differ by 2 %, in ln, until unchanged runs show on `leastLearntDf` how much they do. */
export const NOISE_PRIOR = { sd: 0.02, df: 4, leastLearntDf: 10 } as const;
const CLIP_AT = 3.5;
const LEAST_FOR_CLIPPING = 5;

/**
 * The run-to-run variance of one statistic, moderated: squares around the mean of the earlier runs and of each side,
 * together with 4 degrees of freedom of a prior, so that two runs that happen to agree do not prove anything.
 * @param base, head y of each side's runs
 * @param earlier oldest first
 * @param withinVariance mean of the runs' own w^2: what a cold prior adds to the assumed 2 %
 */
export function runNoise(params: {
  base: readonly number[];
  head: readonly number[];
  earlier: readonly EarlierLevel[];
  learnt: LearntVariance | null;
  withinVariance: number;
}): RunNoise {
  const learnt = params.learnt !== null && params.learnt.df >= NOISE_PRIOR.leastLearntDf ? params.learnt : null;
  const prior = learnt?.variance ?? NOISE_PRIOR.sd ** 2 + params.withinVariance;
  const history = earlierSquares(params.earlier);
  const sides = [params.base, params.head];
  const squares =
    history.squares + sides.reduce((sum, side) => sum + squaresAroundMean(side), 0) + NOISE_PRIOR.df * prior;
  const fixedDf = history.df + NOISE_PRIOR.df;
  const df = fixedDf + sides.reduce((sum, side) => sum + Math.max(0, side.length - 1), 0);
  return {
    variance: squares / df,
    df,
    fixedDf,
    earlierRuns: params.earlier.length,
    earlierDf: history.df,
    prior: learnt ? "learnt" : "assumed",
    priorSd: Math.sqrt(prior),
  };
}

/** Fewer degrees of freedom leave the answer to the assumed 2 %. */
const LEAST_KNOWN_DF = 4;

/** Whether more than an assumption says how much runs of one build differ, without the runs on the two sides. */
export function isNoiseKnown({ prior, earlierDf }: RunNoise): boolean {
  return prior === "learnt" || earlierDf >= LEAST_KNOWN_DF;
}

/**
 * What a database's own unchanged runs say of the variance of a statistic: squares around each group's mean, pooled.
 * @param groups y per run in ln ns, a group per set of runs of one build on one host
 */
export function learnVariance(groups: readonly (readonly number[])[]): LearntVariance {
  const filled = groups.filter((group) => group.length > 0);
  const df = filled.reduce((sum, group) => sum + group.length - 1, 0);
  const squares = filled.reduce((sum, group) => sum + squaresAroundMean(group), 0);
  return { variance: df === 0 ? 0 : squares / df, df };
}

/** Squares around the groups' means, a single strange run held at 3.5 times the scatter from run to run. */
function earlierSquares(earlier: readonly EarlierLevel[]): { squares: number; df: number } {
  const groups = new Map<string | number, number[]>();
  for (const { y, group } of earlier) groups.set(group, [...(groups.get(group) ?? []), y]);
  const clip = CLIP_AT * (scatter([...groups.values()]) ?? Number.POSITIVE_INFINITY);
  let squares = 0;
  for (const ys of groups.values()) {
    const center = mean(ys);
    for (const y of ys) squares += Math.min(Math.abs(y - center), clip) ** 2;
  }
  return { squares, df: earlier.length - groups.size };
}

/**
 * s0: standard deviation from the median step between neighbouring runs, which neither drift nor a few strange runs
 * move; 1.2 / steps corrects for few of them. Null below 5 runs, and where most steps are 0 and it would clip everything.
 */
function scatter(groups: readonly (readonly number[])[]): number | null {
  if (groups.reduce((sum, ys) => sum + ys.length, 0) < LEAST_FOR_CLIPPING) return null;
  const steps = groups.flatMap((ys) => ys.slice(1).map((y, i) => Math.abs(y - (ys[i] ?? y)))).sort((a, b) => a - b);
  const middle = ((steps[Math.floor((steps.length - 1) / 2)] ?? 0) + (steps[Math.floor(steps.length / 2)] ?? 0)) / 2;
  return middle > 0 ? ((1.4826 * middle) / Math.SQRT2) * (1 + 1.2 / steps.length) : null;
}

function squaresAroundMean(ys: readonly number[]): number {
  const center = mean(ys);
  return ys.reduce((sum, y) => sum + (y - center) ** 2, 0);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
