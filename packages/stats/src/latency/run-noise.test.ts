import { describe, expect, it } from "vitest";
import { learnVariance, runNoise } from "./run-noise.ts";

const cold = { base: [1], head: [1.1], earlier: [], learnt: null, withinVariance: 0.0001 };
const earlier = (ys: readonly number[], group = "all") => ys.map((y) => ({ y, group }));

describe("runNoise", () => {
  it("assumes 2 % and what the runs themselves are unsure of, on 4 degrees of freedom, when it knows nothing", () => {
    const noise = runNoise(cold);
    expect(noise.variance).toBeCloseTo(0.0005, 12);
    expect(noise).toMatchObject({ df: 4, fixedDf: 4, earlierRuns: 0, prior: "assumed" });
  });

  it("pools squares of the sides, of earlier runs and of the prior", () => {
    // sides: (0.01^2 + 0.01^2) + 0; earlier: 0.02^2 + 0 + 0.02^2; prior: 4 * 0.0005. df = 2 + 1 + 4.
    const noise = runNoise({ ...cold, base: [1.01, 0.99], earlier: earlier([2.02, 2, 1.98]) });
    expect(noise.variance).toBeCloseTo((0.0002 + 0.0008 + 0.002) / 7, 12);
    expect(noise).toMatchObject({ df: 7, fixedDf: 6, earlierRuns: 3 });
  });

  it("takes earlier runs around the mean of their own group", () => {
    const noise = runNoise({ ...cold, earlier: [...earlier([1, 1.02], "b1"), ...earlier([3, 3.02], "b2")] });
    expect(noise.variance).toBeCloseTo((0.0004 + 0.002) / 6, 12);
    expect(noise.df).toBe(6);
  });

  it("holds a strange earlier run at 3.5 times the scatter of its neighbours", () => {
    // steps 0.01 but for the two around the stranger; s0 = 1.4826 * 0.01 / sqrt 2 * (1 + 1.2 / 7) = 0.012281, clip 0.042982
    const ys = [1, 1.01, 1, 1.01, 1, 1.01, 1, 2];
    const center = ys.reduce((sum, y) => sum + y, 0) / ys.length;
    const clip = 3.5 * ((1.4826 * 0.01) / Math.SQRT2) * (1 + 1.2 / 7);
    const squares = ys.reduce((sum, y) => sum + Math.min(Math.abs(y - center), clip) ** 2, 0);
    expect(runNoise({ ...cold, earlier: earlier(ys) }).variance).toBeCloseTo((squares + 0.002) / 11, 12);
  });

  it("believes what the database learnt once that rests on 10 degrees of freedom", () => {
    const learnt = { variance: 0.0001, df: 10 };
    expect(runNoise({ ...cold, learnt })).toMatchObject({ prior: "learnt", priorSd: 0.01 });
    expect(runNoise({ ...cold, learnt: { ...learnt, df: 9 } }).prior).toBe("assumed");
  });
});

describe("learnVariance", () => {
  it("pools squares around each group's mean", () => {
    const learnt = learnVariance([[1, 1.02], [5, 5.02, 5.04], [7], []]);
    expect(learnt.df).toBe(3);
    expect(learnt.variance).toBeCloseTo((0.0002 + 0.0008) / 3, 12);
    expect(learnVariance([])).toEqual({ variance: 0, df: 0 });
  });
});
