/** One line of the table that `npm run bench:stats` prints: a figure the method has to reach, and how others do on it. */
export interface TargetRow {
  readonly figure: string;
  /** as in the method's description: "<= 7 %"; "printed" where there is no bar */
  readonly target: string;
  /** measured, with its unit and the 95 % error of having simulated no more often */
  readonly ours: string;
  /** null where there is no bar */
  readonly ok: boolean | null;
  /** other methods on the same simulated data, by name */
  readonly peers: Readonly<Record<string, string>>;
  /** simulated comparisons, runs or series behind the figure */
  readonly repeats: number;
}

export interface BenchOptions {
  /** a tenth of the repeats; a miss then counts only where it exceeds the error of so few */
  readonly quick: boolean;
}

/** What a figure is held against. */
export type Bar = { readonly most: number } | { readonly least: number };

interface Measured {
  readonly figure: string;
  readonly value: number;
  readonly repeats: number;
  readonly bar?: Bar | null;
  readonly peers?: Readonly<Record<string, number>>;
}

/** A share of the repeats, in percent. */
export function shareRow(measured: Measured, options: BenchOptions): TargetRow {
  return rowOf(measured, measured.repeats, percent, options);
}

/** An F1 score, 0 to 1, taken as the share of right ones among `decisions` = hits + (wrong + missed) / 2. */
export function scoreRow(measured: Measured, decisions: number, options: BenchOptions): TargetRow {
  return rowOf(measured, decisions, (score) => score.toFixed(2), options);
}

function rowOf(measured: Measured, trials: number, print: (value: number) => string, options: BenchOptions): TargetRow {
  const { figure, value, repeats, bar = null, peers = {} } = measured;
  // Where all or none were counted the variance of one more or less stands in for 0.
  const error = 1.96 * Math.sqrt(Math.max(value * (1 - value), 1 / trials) / trials);
  return {
    figure,
    target: bar === null ? "printed" : "most" in bar ? `<= ${print(bar.most)}` : `>= ${print(bar.least)}`,
    ours: `${print(value)} ± ${print(error)}`,
    ok: bar === null ? null : reaches(value, bar, options.quick ? error : 0),
    peers: Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, print(peer)])),
    repeats,
  };
}

function reaches(value: number, bar: Bar, slack: number): boolean {
  return "most" in bar ? value - slack <= bar.most : value + slack >= bar.least;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
