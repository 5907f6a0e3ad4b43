interface Side {
  readonly runs: readonly { readonly valueNs: number }[];
}

/** Whether the runs of the two sides can be told apart by one statistic of theirs. */
export function runsFinding(statistic: string, base: Side, head: Side): string {
  const name = statistic === "mean" ? "Mean" : statistic;
  const [left, right] = [base, head].map(({ runs }) => runs.map(({ valueNs }) => valueNs)) as [number[], number[]];
  if (left.length === 0 || right.length === 0) return `${name} of every run: too few applies on one side`;
  if (left.length === 1 && right.length === 1)
    return `${name} of one run each: how much runs differ by themselves is not known`;
  const apart = Math.max(...left) < Math.min(...right) || Math.max(...right) < Math.min(...left);
  return `${name} of every run: the two sides ${apart ? "do not overlap" : "overlap"}`;
}
