import { bucketIndex, OVERFLOW_INDEX } from "./bucket-index.ts";
import { emptyHistogram, type Histogram } from "./histogram.ts";

/** Counts durations as they come, in dense memory (18 kB): an `add` is an index and four stores. */
export class HistogramBuilder {
  readonly #counts = new Float64Array(OVERFLOW_INDEX + 1);
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = 0;

  get count(): number {
    return this.#count;
  }

  /** @throws StatsError `negative-value` for a negative duration or NaN */
  add(ns: number): void {
    const index = bucketIndex(ns);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#count++;
    this.#sum += ns;
    if (ns < this.#min) this.#min = ns;
    if (ns > this.#max) this.#max = ns;
  }

  /** What was added since the last `clear`. The builder may go on. */
  histogram(): Histogram {
    if (this.#count === 0) return emptyHistogram();
    const indices: number[] = [];
    const counts: number[] = [];
    const last = bucketIndex(this.#max);
    for (let index = bucketIndex(this.#min); index <= last; index++) {
      const count = this.#counts[index] ?? 0;
      if (count === 0) continue;
      indices.push(index);
      counts.push(count);
    }
    return {
      scheme: "log-linear-64",
      count: this.#count,
      sum: this.#sum,
      min: this.#min,
      max: this.#max,
      indices,
      counts,
    };
  }

  clear(): void {
    if (this.#count > 0) this.#counts.fill(0, bucketIndex(this.#min), bucketIndex(this.#max) + 1);
    this.#count = 0;
    this.#sum = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#max = 0;
  }
}
