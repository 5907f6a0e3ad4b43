/** A type's difference: ln(head / base). */
export interface TypeDifference<Key> {
  readonly key: Key;
  readonly d: number;
}

export interface CommonMode<Key> {
  /** median d over the types, in ln: "everything moved by c: check the machine first" */
  readonly c: number;
  /** per type, d less the median of the others: what is its own */
  readonly own: readonly TypeDifference<Key>[];
}

const LEAST_TYPES = 4;
const SAME_WAY = 0.75;

/**
 * Whether everything moved together: at least 4 judged types, three quarters of them in one direction, by a median of at
 * least the threshold. It explains verdicts and changes none. Null where it does not hold.
 * @param threshold in ln
 */
export function commonMode<Key>(types: readonly TypeDifference<Key>[], threshold: number): CommonMode<Key> | null {
  if (types.length < LEAST_TYPES) return null;
  const c = median(types.map(({ d }) => d));
  const along = types.filter(({ d }) => d * c > 0).length;
  if (along < SAME_WAY * types.length || Math.abs(c) < threshold) return null;
  const own = types.map(({ key, d }, i) => ({
    key,
    d: d - median(types.filter((_, j) => j !== i).map((other) => other.d)),
  }));
  return { c, own };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
