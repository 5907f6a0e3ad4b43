import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEEDED } from "../arbitrary.ts";
import { StatsError } from "../error.ts";
import { randomOf } from "../fixture.ts";
import { type JudgedSeries, judgeSeries } from "./judge-series.ts";

/** 20 draws of a standard normal, sd 0.97, so that nothing here depends on luck. */
const NOISE = [
  0.41, -0.93, 1.22, -0.18, 0.05, -1.41, 0.77, 0.3, -0.62, 1.08, -0.24, 0.94, -1.73, 0.52, -0.37, 1.61, -0.81, 0.12,
  0.66, -1.05,
];

function levels(steps: readonly number[], noise = 0.01): number[] {
  return steps.map((step, i) => 12 + step + noise * (NOISE[i % NOISE.length] ?? 0));
}

function judge(values: readonly number[], { se = 0, reference = null as number | null } = {}): JudgedSeries {
  const [judged] = judgeSeries([{ betas: values.map((level) => ({ level, se })), threshold: 0.03, reference }]);
  if (judged == null) throw new Error("too few betas for this test");
  return judged;
}

const step = (n: number, at: number, size: number) => Array.from({ length: n }, (_, i) => (i < at ? 0 : size));
/** 20 levels with noise of 1 % that move every seventh time or so; in some of these series a neighbour's place moves too. */
function wandering(seed: number): number[] {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  let level = 12;
  return Array.from({ length: 20 }, () => {
    if (random() < 0.15) level = 12 + 0.06 * normal();
    return level + 0.01 * normal();
  });
}

const anyLevels = fc.array(
  fc.oneof(fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.constantFrom(0, 0.05, 5, -20)),
  { minLength: 6, maxLength: 40 },
);

describe("judgeSeries", () => {
  it("finds a step, its place and its size", () => {
    const { changes, segments } = judge(levels(step(20, 12, 0.06)));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ start: 12 });
    expect(changes[0]?.from).toBeLessThanOrEqual(12);
    expect(changes[0]?.to).toBeGreaterThanOrEqual(12);
    expect(changes[0]?.lower).toBeLessThan(0.06);
    expect(changes[0]?.upper).toBeGreaterThan(0.06);
    expect(segments.map(({ start, end }) => [start, end])).toEqual([
      [0, 12],
      [12, 20],
    ]);
    expect(segments[0]?.level).toBeCloseTo(12, 2);
  });

  it("finds up and then down again", () => {
    const bump = step(20, 7, 0.06).map((level, i) => (i < 14 ? level : 0));
    expect(judge(levels(bump)).changes.map(({ start, change }) => [start, Math.sign(change)])).toEqual([
      [7, 1],
      [14, -1],
    ]);
  });

  it("holds each change's place in the set of where it may be, however many changes neighbour it", () => {
    const changes = Array.from({ length: 300 }, (_, seed) => judge(wandering(seed)).changes).flat();
    expect(changes.length).toBeGreaterThan(200);
    expect(changes.filter(({ start, from, to }) => start < from || start > to)).toEqual([]);
  });

  it("finds nothing in noise, nor in a step below the threshold", () => {
    expect(judge(levels(new Array(20).fill(0))).changes).toEqual([]);
    expect(judge(levels(step(20, 10, 0.02), 0.001)).changes).toEqual([]);
    expect(judge(levels(step(20, 10, 0.035), 0.001)).changes).toHaveLength(1);
  });

  it("is not fooled by bad betas that stand alone", () => {
    const spiked = levels(new Array(20).fill(0)).map((level, i) => (i === 5 || i === 13 ? level + 0.4 : level));
    expect(judge(spiked).changes).toEqual([]);
  });

  it("believes no noise smaller than the levels' own errors", () => {
    const values = levels(step(20, 10, 0.06));
    expect(judge(values, { se: 0.01 }).changes).toHaveLength(1);
    expect(judge(values, { se: 0.1 }).changes).toEqual([]);
    expect(judge(values, { se: 0.1 }).noise).toBeCloseTo(0.1, 12);
  });

  it("leaves the last two betas provisional, and says when both or the last one stand apart", () => {
    const both = judge(levels(step(20, 18, 0.06)));
    expect(both.changes).toEqual([]);
    expect(both.lastPair).toMatchObject({ start: 18 });
    const last = judge(levels(step(20, 19, 0.06)));
    expect(last.changes).toEqual([]);
    expect(last.lastPair).toMatchObject({ start: 19 });
    expect(judge(levels(new Array(20).fill(0))).lastPair).toBeNull();
    expect(both.betas.map(({ provisional }) => provisional).lastIndexOf(false)).toBe(17);
  });

  it("calls it a change point two betas later", () => {
    const { changes, lastPair } = judge(levels(step(20, 17, 0.07)));
    expect(changes).toMatchObject([{ start: 17 }]);
    expect(lastPair).toBeNull();
  });

  it("shows a slow drift against the last release where no step is", () => {
    const { betas } = judge(
      levels(
        Array.from({ length: 20 }, (_, i) => 0.004 * i),
        0.002,
      ),
      { reference: 2 },
    );
    expect(betas[2]?.sinceReference).toBeNull();
    expect(betas[3]?.sinceReference?.differs).toBe(false);
    expect(betas[19]?.sinceReference).toMatchObject({ differs: true });
    expect(betas[19]?.sinceReference?.change).toBeCloseTo(0.068, 2);
  });

  it("answers a series without any noise", () => {
    expect(judge(new Array(9).fill(12)).changes).toEqual([]);
    expect(judge(step(12, 6, 0.1)).changes).toMatchObject([{ start: 6, from: 6, to: 6 }]);
  });

  it("needs 6 betas, and refuses levels that are no numbers", () => {
    const betas = (n: number) => Array.from({ length: n }, () => ({ level: 12, se: 0 }));
    expect(judgeSeries([{ betas: betas(5), threshold: 0.03, reference: null }])).toEqual([null]);
    expect(judgeSeries([{ betas: betas(6), threshold: 0.03, reference: null }])[0]).not.toBeNull();
    const odd = [...betas(6), { level: Number.NaN, se: 0 }];
    expect(() => judgeSeries([{ betas: odd, threshold: 0.03, reference: null }])).toThrow(StatsError);
  });

  it("drops a weak change that many quiet series make likely by chance", () => {
    const weak = {
      betas: levels(step(20, 12, 0.031), 0.0115).map((level) => ({ level, se: 0 })),
      threshold: 0.03,
      reference: null,
    };
    const quiet = {
      betas: levels(new Array(20).fill(0)).map((level) => ({ level, se: 0 })),
      threshold: 0.03,
      reference: null,
    };
    const [alone] = judgeSeries([weak]);
    expect(alone?.changes).toHaveLength(1);
    const p = alone?.changes[0]?.p ?? 1;
    const among = judgeSeries([weak, ...new Array(Math.ceil(0.1 / p) + 1).fill(quiet)]);
    expect(among[0]?.changes).toEqual([]);
    expect(among[0]?.segments).toHaveLength(1);
    const short = { ...quiet, betas: quiet.betas.slice(0, 5) };
    const beside = judgeSeries([short, weak, ...new Array(Math.ceil(0.1 / p) + 1).fill(short)]);
    expect(beside.map((judged) => judged?.changes.length).slice(0, 3)).toEqual([undefined, 1, undefined]);
  });

  it("does not depend on the unit of time, and mirrors in size", () => {
    fc.assert(
      fc.property(anyLevels, fc.double({ min: -30, max: 30, noNaN: true }), (values, shift) => {
        const plain = judge(values);
        const moved = judge(values.map((level) => level + shift));
        const turned = judge(values.map((level) => -level));
        expect(moved.changes.map(({ start }) => start)).toEqual(plain.changes.map(({ start }) => start));
        expect(turned.changes.map(({ start }) => start)).toEqual(plain.changes.map(({ start }) => start));
        plain.changes.forEach(({ change }, i) => {
          expect(moved.changes[i]?.change).toBeCloseTo(change, 8);
          expect(turned.changes[i]?.change).toBeCloseTo(-change, 8);
        });
      }),
      SEEDED,
    );
  });

  it("is never NaN, and keeps change points off the ends", () => {
    fc.assert(
      fc.property(anyLevels, fc.double({ min: 0, max: 1, noNaN: true }), (values, se) => {
        const { noise, segments, changes, lastPair, betas } = judge(values, { se, reference: 1 });
        expect(noise).toBeGreaterThan(0);
        for (const { level, se: error } of segments)
          expect(Number.isFinite(level) && Number.isFinite(error)).toBe(true);
        expect(lastPair?.p ?? 0).not.toBeNaN();
        for (const { sinceReference } of betas) expect(sinceReference?.p ?? 0).not.toBeNaN();
        for (const { p, lower, upper, change, start, from, to } of changes) {
          expect([p, lower, upper, change].every(Number.isFinite)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(3);
          expect(start).toBeLessThanOrEqual(values.length - 3);
          expect(from).toBeLessThanOrEqual(start);
          expect(to).toBeGreaterThanOrEqual(start);
        }
        for (const { lower, upper } of betas) expect(Number.isFinite(lower) && Number.isFinite(upper)).toBe(true);
      }),
      SEEDED,
    );
  });
});
