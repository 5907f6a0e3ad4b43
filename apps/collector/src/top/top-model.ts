import { type Histogram, HistogramBuilder, mergeHistograms, summarize } from "@xrpl-probe/stats";

/** The longest window that can be looked at. */
const keptS = 300;

export interface TopRow {
  readonly type: number | null;
  readonly code: number | null;
  readonly count: number;
  readonly ratePerS: number;
  /** Of all applies. */
  readonly share: number;
  /** Null with fewer than 10 values beyond. */
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
  /** Of all time that was spent in applying. */
  readonly timeShare: number;
}

export interface TopFigures {
  readonly ratePerS: number;
  readonly rows: readonly TopRow[];
}

export interface Timed {
  readonly type: number | null;
  readonly code: number | null;
  readonly durationNs: number;
}

interface Stratum extends Pick<Timed, "type" | "code"> {
  readonly builder: HistogramBuilder;
}

/** What the server was busy with in the last seconds. Pure: the time comes in, as seconds since the start. */
export class TopModel {
  readonly #strata = new Map<string, Stratum>();
  /** Finished seconds, by their number modulo what is kept. */
  readonly #seconds: ReadonlyMap<string, Histogram>[] = [];
  #second = 0;

  add({ type, code, durationNs }: Timed, nowS: number): void {
    this.#turnTo(nowS);
    const key = `${type}/${code}`;
    const stratum = this.#strata.get(key) ?? { type, code, builder: new HistogramBuilder() };
    this.#strata.set(key, stratum);
    stratum.builder.add(durationNs);
  }

  /** The last `windowS` whole seconds; while the first one runs, that. */
  figures(windowS: number, nowS: number): TopFigures {
    this.#turnTo(nowS);
    const covered = Math.min(windowS, this.#second, keptS);
    const seconds = Array.from({ length: covered }, (_, age) => this.#seconds[(this.#second - 1 - age) % keptS]);
    const strata = [...this.#strata].map(([key, { type, code, builder }]) => {
      const past = seconds.map((second) => second?.get(key)).filter((histogram) => histogram !== undefined);
      return { type, code, histogram: mergeHistograms(covered > 0 ? past : [builder.histogram()]) };
    });
    return figuresOf(strata, covered > 0 ? covered : Math.max(nowS, 0.001));
  }

  #turnTo(nowS: number): void {
    const now = Math.floor(nowS);
    for (; this.#second < now; this.#second++) {
      const filled = [...this.#strata].filter(([, { builder }]) => builder.count > 0);
      this.#seconds[this.#second % keptS] = new Map(filled.map(([key, { builder }]) => [key, builder.histogram()]));
      for (const [, { builder }] of filled) builder.clear();
    }
  }
}

type Merged = Pick<Timed, "type" | "code"> & { readonly histogram: Histogram };

function figuresOf(strata: readonly Merged[], coveredS: number): TopFigures {
  const count = strata.reduce((sum, { histogram }) => sum + histogram.count, 0);
  const timeNs = strata.reduce((sum, { histogram }) => sum + (histogram.sum ?? 0), 0);
  const rows = strata
    .filter(({ histogram }) => histogram.count > 0)
    .map(({ type, code, histogram }) => {
      const { p50, p99 } = summarize(histogram);
      return {
        type,
        code,
        count: histogram.count,
        ratePerS: histogram.count / coveredS,
        share: histogram.count / count,
        p50Ns: p50,
        p99Ns: p99,
        timeShare: timeNs > 0 ? (histogram.sum ?? 0) / timeNs : 0,
      };
    });
  return { ratePerS: count / coveredS, rows };
}
