import { HistogramBuilder, mergeHistograms, quantile } from "@xrpl-probe/stats";

const shownS = 60;
const judgedS = 10;

export interface Recent {
  /** Applies in each second of the last minute, oldest first. */
  readonly perSecond: readonly number[];
  readonly ratePerS: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
}

/** What the live screen shows: applies per second of the last minute, quantiles of the last 10 s. */
export class RecentApplies {
  readonly #counts: number[] = new Array<number>(shownS).fill(0);
  readonly #histograms = Array.from({ length: judgedS }, () => new HistogramBuilder());
  #second = 0;

  /** @param nowNs run clock */
  add(durationNs: number, nowNs: number): void {
    this.#turnTo(nowNs);
    this.#counts[this.#second % shownS] = (this.#counts[this.#second % shownS] ?? 0) + 1;
    this.#histograms[this.#second % judgedS]?.add(durationNs);
  }

  read(nowNs: number): Recent {
    this.#turnTo(nowNs);
    const merged = mergeHistograms(this.#histograms.map((builder) => builder.histogram()));
    const perSecond = Array.from({ length: Math.min(shownS, this.#second + 1) }, (_, age) => {
      const second = Math.max(0, this.#second - shownS + 1) + age;
      return this.#counts[second % shownS] ?? 0;
    });
    const coveredS = Math.min(judgedS - 1 + ((nowNs / 1e9) % 1), nowNs / 1e9);
    return {
      perSecond,
      ratePerS: coveredS > 0 ? merged.count / coveredS : 0,
      p50Ns: quantile(merged, 0.5),
      p99Ns: quantile(merged, 0.99),
    };
  }

  #turnTo(nowNs: number): void {
    const now = Math.floor(nowNs / 1e9);
    for (; this.#second < now; this.#second++) {
      this.#counts[(this.#second + 1) % shownS] = 0;
      this.#histograms[(this.#second + 1) % judgedS]?.clear();
    }
  }
}
