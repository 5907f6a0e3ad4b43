/** One line of the table that `npm run bench:stats` prints: a figure the method has to reach, and how others do on it. */
export interface TargetRow {
  readonly figure: string;
  /** as in the method's description: "<= 7 %"; "printed" where there is no bar */
  readonly target: string;
  /** measured, with its unit */
  readonly ours: string;
  /** null where there is no bar */
  readonly ok: boolean | null;
  /** other methods on the same simulated data, by name */
  readonly peers: Readonly<Record<string, string>>;
}

export interface BenchOptions {
  /** fewer repeats: seconds for a test that the benches run, too few for the figures */
  readonly quick: boolean;
}
