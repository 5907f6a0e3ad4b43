import { studentCdf } from "../../src/index.ts";

/**
 * Apache Otava's rule (formerly Hunter) as its documentation and sources describe it, with its defaults: window 50,
 * p 0.001, smallest change 0. Split: in each window E-divisive's most unlike split (energy statistic, power 1) is taken
 * as long as Student's t test between its two sides gives p <= 0.01. Merge: the weakest point goes as long as one has
 * p >= 0.001. Deterministic: Otava replaced E-divisive's permutations by the t test. Fleming et al., Hunter: Using Change
 * Point Detection to Hunt for Performance Regressions (2023).
 */
export function otavaChangePoints(series: readonly number[]): number[] {
  let points = split(series);
  for (;;) {
    const tested = points.map((at, i) => ({
      at,
      p: tTest(series.slice(points[i - 1] ?? 0, at), series.slice(at, points[i + 1] ?? series.length)),
    }));
    const weakest = tested.reduce((worst, point) => (point.p > worst.p ? point : worst), { at: -1, p: 0 });
    if (weakest.p < MAX_P) return points;
    points = points.filter((at) => at !== weakest.at);
  }
}

const WINDOW = 50;
const MAX_P = 0.001;
const FIRST_PASS_P = 0.01;

function split(series: readonly number[]): number[] {
  const found = new Set<number>();
  for (let start = 0; start < series.length; ) {
    const end = Math.min(start + WINDOW, series.length);
    const inWindow = divide(series.slice(start, end)).map((at) => at + start);
    for (const at of inWindow) found.add(at);
    start = Math.max(inWindow.at(-1) ?? 0, start + WINDOW / 2);
  }
  return [...found].sort((a, b) => a - b);
}

/** Takes the best split over all intervals, until the best one is not significant. */
function divide(window: readonly number[]): number[] {
  const points: number[] = [];
  for (;;) {
    const borders = [0, ...points, window.length];
    const best = borders
      .slice(0, -1)
      .map((start, i) => mostUnlike(window, start, borders[i + 1] ?? window.length))
      .reduce((a, b) => (b.unlike > a.unlike ? b : a));
    if (best.unlike <= 0 || tTest(window.slice(best.start, best.at), window.slice(best.at, best.end)) > FIRST_PASS_P) {
      return points;
    }
    points.push(best.at);
    points.sort((a, b) => a - b);
  }
}

interface Split {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly unlike: number;
}

/** The place that maximises E-divisive's Q(X, Y) over X = [start, at) and Y = [at, some place up to end). */
function mostUnlike(window: readonly number[], start: number, end: number): Split {
  let best: Split = { start, end, at: start, unlike: 0 };
  for (let at = start + 1; at < end; at++) {
    const n = at - start;
    const withinX = distances(window, start, at, start, at) / 2;
    let [between, withinY] = [0, 0];
    for (let to = at + 1; to <= end; to++) {
      between += distances(window, start, at, to - 1, to);
      withinY += distances(window, at, to - 1, to - 1, to);
      const m = to - at;
      const x = n > 1 ? ((2 * m) / (m + n) / (n - 1)) * withinX : 0;
      const y = m > 1 ? ((2 * n) / (m + n) / (m - 1)) * withinY : 0;
      const unlike = (2 / (m + n)) * between - x - y;
      if (unlike > best.unlike) best = { start, end, at, unlike };
    }
  }
  return best;
}

function distances(window: readonly number[], aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  let sum = 0;
  for (let i = aFrom; i < aTo; i++) {
    for (let j = bFrom; j < bTo; j++) sum += Math.abs((window[i] ?? 0) - (window[j] ?? 0));
  }
  return sum;
}

/** Student's with pooled variance; as in Otava, the sides' variances are squares over n, not n - 1. */
function tTest(left: readonly number[], right: readonly number[]): number {
  const df = left.length + right.length - 2;
  if (df <= 0) return 1;
  const [a, b] = [moments(left), moments(right)];
  const pooled = ((left.length - 1) * a.variance + (right.length - 1) * b.variance) / df;
  const se = Math.sqrt(pooled * (1 / left.length + 1 / right.length));
  return se === 0 ? (a.mean === b.mean ? 1 : 0) : 2 * studentCdf(-Math.abs(a.mean - b.mean) / se, df);
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
