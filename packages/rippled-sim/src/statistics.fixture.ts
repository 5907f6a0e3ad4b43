/** Lag-1 autocorrelation. */
export function autocorrelation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  const lagged = centred.reduce((sum, value, i) => sum + value * (centred[i + 1] ?? 0), 0);
  return lagged / variance;
}

/** Each value's rank: what an interrupted apply cannot distort. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const result = new Array<number>(values.length).fill(0);
  order.forEach(({ index }, rank) => {
    result[index] = rank;
  });
  return result;
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(p * sorted.length), sorted.length - 1)] ?? Number.NaN;
}
