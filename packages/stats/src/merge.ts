import { OVERFLOW_INDEX } from "./bucket-index.ts";
import { StatsError } from "./error.ts";
import { emptyHistogram, type Histogram } from "./histogram.ts";

/**
 * The histogram of all values together. `sum`, `min` and `max` stay known only if every part that holds values knows
 * them. Without parts: an empty `log-linear-64` histogram.
 * @throws StatsError `mixed-schemes`: buckets of two schemes cannot be added
 */
export function mergeHistograms(parts: readonly Histogram[]): Histogram {
  const scheme = parts[0]?.scheme ?? "log-linear-64";
  for (const part of parts) {
    if (part.scheme === scheme) continue;
    throw new StatsError("mixed-schemes", `cannot merge a ${part.scheme} histogram into a ${scheme} one`);
  }
  const filled = parts.filter((part) => part.count > 0);
  const [first, second] = filled;
  if (first === undefined) return emptyHistogram(scheme);
  if (second === undefined) return first;
  return {
    scheme,
    count: filled.reduce((count, part) => count + part.count, 0),
    sum: fold(
      filled,
      (part) => part.sum,
      (a, b) => a + b,
    ),
    min: fold(filled, (part) => part.min, Math.min),
    max: fold(filled, (part) => part.max, Math.max),
    ...(filled.length === 2 ? mergeTwo(first, second) : mergeDense(filled)),
  };
}

function fold(
  parts: readonly Histogram[],
  field: (part: Histogram) => number | null,
  combine: (a: number, b: number) => number,
): number | null {
  let total: number | null = null;
  for (const part of parts) {
    const value = field(part);
    if (value === null) return null;
    total = total === null ? value : combine(total, value);
  }
  return total;
}

type Buckets = Pick<Histogram, "indices" | "counts">;

/** Two sorted lists into one: what storing a slice does for every cell and level. */
function mergeTwo(a: Buckets, b: Buckets): Buckets {
  const indices: number[] = [];
  const counts: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.indices.length || j < b.indices.length) {
    const left = a.indices[i] ?? Number.POSITIVE_INFINITY;
    const right = b.indices[j] ?? Number.POSITIVE_INFINITY;
    if (left < right) {
      indices.push(left);
      counts.push(a.counts[i++] ?? 0);
    } else if (right < left) {
      indices.push(right);
      counts.push(b.counts[j++] ?? 0);
    } else {
      indices.push(left);
      counts.push((a.counts[i++] ?? 0) + (b.counts[j++] ?? 0));
    }
  }
  return { indices, counts };
}

/** Zeros between merges: so much memory is not asked for and cleared for each. */
const dense = new Float64Array(OVERFLOW_INDEX + 1);

/** Many lists by adding into dense memory, which costs each bucket of each part once. */
function mergeDense(parts: readonly Buckets[]): Buckets {
  let least = OVERFLOW_INDEX;
  let most = 0;
  for (const { indices, counts } of parts) {
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i] ?? 0;
      dense[index] = (dense[index] ?? 0) + (counts[i] ?? 0);
      if (index < least) least = index;
      if (index > most) most = index;
    }
  }
  const indices: number[] = [];
  const counts: number[] = [];
  for (let index = least; index <= most; index++) {
    const count = dense[index] ?? 0;
    if (count === 0) continue;
    dense[index] = 0;
    indices.push(index);
    counts.push(count);
  }
  return { indices, counts };
}
