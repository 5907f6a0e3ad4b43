/** The first of the whole numbers from `low` to `high` whose value is at least `wanted`; values grow with them. */
export function firstAtLeast(low: number, high: number, wanted: number, valueAt: (n: number) => number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (valueAt(middle) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}
