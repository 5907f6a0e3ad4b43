/** A binned distribution as the points of a line that steps at the edges; it begins and ends on the axis. */
export function steps(edges: readonly number[], values: readonly number[]): { x: number[]; y: number[] } {
  const x: number[] = [];
  const y: number[] = [];
  const last = values.length - 1;
  values.forEach((value, bin) => {
    const [from, to] = [edges[bin] ?? 0, edges[bin + 1] ?? 0];
    if (bin === 0) push(from, 0);
    push(from, value);
    push(to, value);
    if (bin === last) push(to, 0);
  });
  function push(atX: number, atY: number): void {
    x.push(atX);
    y.push(atY);
  }
  return { x, y };
}

/** Index of the bin that holds a value, -1 outside of the edges. */
export function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 1];
  if (!(value >= (edges[low] ?? Number.NaN)) || !(value < (edges[high] ?? Number.NaN))) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle;
    else high = middle;
  }
  return low;
}
