/** The index whose stretch of the summed weights holds `uniform`, as `pick` in cpp/sim/plan.cpp. */
export function pick(weights: readonly number[], uniform: number): number {
  let left = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight, i) => {
    left -= weight;
    return left < 0 || i === weights.length - 1;
  });
  return index;
}

/** `list[index]` of a list that is known to reach that far. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return value;
}
