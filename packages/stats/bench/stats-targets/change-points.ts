import { judgeSeries } from "../../src/index.ts";
import { otavaChangePoints } from "./change-point-peer.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { type Bar, type BenchOptions, scoreRow, shareRow, type TargetRow } from "./target-row.ts";

const BETAS = 30;
const NOISE = 0.02;
const CHANGE = Math.log(1.05);

/** A found point counts for a true one at most this many betas away; each true one counts once. */
const NEAR = 2;

/**
 * Change points in series of 30 betas of one run each, whose levels scatter by 2 %: how often a quiet series has one,
 * and the F1 score on a step of 5 % and on 5 % up and down again.
 */
export function changePointRows(options: BenchOptions): TargetRow[] {
  const repeats = options.quick ? 200 : 4000;
  const score = (truth: (random: Seeded) => readonly number[]) => scores(repeats, truth);
  const quiet = score(() => []);
  const step = score((random) => [3 + random.below(BETAS - 5)]);
  const thirds = score(() => [BETAS / 3, (2 * BETAS) / 3]);
  const anywhere = score((random) => {
    const up = 5 + random.below(BETAS - 14);
    return [up, up + 5 + random.below(BETAS - up - 9)];
  });
  const f1 = (figure: string, bar: Bar | null, { ours, otava }: Scores) =>
    scoreRow({ figure, value: ours.f1(), repeats, bar, peers: { Otava: otava.f1() } }, ours.decisions(), options);
  const falseRow = (figure: string, bar: Bar | null, { ours, otava }: Scores) =>
    shareRow({ figure, value: ours.falseShare(), repeats, bar, peers: { Otava: otava.falseShare() } }, options);
  return [
    f1("change points, N = 30, run noise 2 %: F1 for 5 % at any beta", { least: 0.9 }, step),
    f1("  F1 for 5 % up at a third and down at two thirds", { least: 0.9 }, thirds),
    f1("  F1 for 5 % up and down at any betas, 5 or more between", null, anywhere),
    falseRow("  quiet series with a false point", { most: 0.04 }, quiet),
    falseRow("  series with a step and a point more than 2 betas off", null, step),
  ];
}

interface Scores {
  readonly ours: Tally;
  readonly otava: Tally;
}

function scores(repeats: number, truth: (random: Seeded) => readonly number[]): Scores {
  const random = seeded(30_005);
  const [ours, otava] = [new Tally(), new Tally()];
  for (let i = 0; i < repeats; i++) {
    const places = truth(random);
    const levels = Array.from({ length: BETAS }, (_, beta) => {
      const changed = places.filter((place) => place <= beta).length % 2 === 1;
      return (changed ? CHANGE : 0) + NOISE * random.normal();
    });
    ours.add(places, ownChangePoints(levels));
    otava.add(places, otavaChangePoints(levels.map(Math.exp)));
  }
  return { ours, otava };
}

function ownChangePoints(levels: readonly number[]): number[] {
  const betas = levels.map((level) => ({ level, se: 0 }));
  const [judged] = judgeSeries([{ betas, threshold: 0.03, reference: null }]);
  return judged?.changes.map(({ start }) => start) ?? [];
}

class Tally {
  #hits = 0;
  #missed = 0;
  #wrong = 0;
  #series = 0;
  #falseSeries = 0;

  add(truth: readonly number[], found: readonly number[]): void {
    const left = [...found];
    for (const place of truth) {
      const near = left.findIndex((at) => Math.abs(at - place) <= NEAR);
      if (near < 0) this.#missed++;
      else {
        this.#hits++;
        left.splice(near, 1);
      }
    }
    this.#wrong += left.length;
    this.#series++;
    if (left.length > 0) this.#falseSeries++;
  }

  f1(): number {
    return this.#hits / Math.max(1, this.decisions());
  }

  decisions(): number {
    return this.#hits + (this.#wrong + this.#missed) / 2;
  }

  falseShare(): number {
    return this.#falseSeries / this.#series;
  }
}
