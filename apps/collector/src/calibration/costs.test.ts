import { describe, expect, it } from "vitest";
import { type Calibration, type CostlyPlan, costPerCallNs } from "./calibration.ts";
import { CostKeeper } from "./cost-keeper.ts";
import { type CostOptions, checkCostOptions, defaultCostOptions } from "./cost-options.ts";
import { overheadOf, probeToDetach } from "./overhead.ts";
import { probeCosts } from "./probe-costs.ts";
import { runCost } from "./run-cost.ts";

const calibration: Calibration = {
  entryNs: { emulated: 1000, "single-step": 10_000 },
  exitNs: 9000,
  biasNs: { emulated: 700, "single-step": 9100 },
};

/** transactor, payment and offer_create; the latter two begin at one shared preflight, payment at its own as well. */
const plan: CostlyPlan = {
  probes: [
    { name: "transactor", kind: "apply", startSlots: [] },
    { name: "payment", kind: "class", startSlots: [3, 4] },
    { name: "offer_create", kind: "class", startSlots: [4] },
  ],
  slots: [
    { stepping: "emulated", exitOffsets: [1] },
    { stepping: "single-step", exitOffsets: [1, 2] },
    { stepping: "emulated", exitOffsets: [1] },
    { stepping: "emulated", exitOffsets: [] },
    { stepping: "emulated", exitOffsets: [] },
  ],
};

const called = (hits: number) => ({ hits, spans: hits });
const entered = (hits: number) => ({ hits, spans: 0 });
/** In 1 s: 1,000 applies, 300 payments, 500 offers, 1,500 attempts. */
const second = [called(1000), called(300), called(500), entered(400), entered(1500)];
const allPlaced = new Set([0, 1, 2]);

describe("what a call costs", () => {
  it("is its entries by how they are stepped, and one exit where it has one", () => {
    expect(costPerCallNs(calibration, [{ stepping: "emulated", hasExit: true }])).toBe(10_000);
    expect(costPerCallNs(calibration, [{ stepping: "single-step", hasExit: false }])).toBe(10_000);
  });

  it("counts for a probe also the places where it begins", () => {
    expect(probeCosts(plan, calibration)).toEqual([
      { costNs: 10_000, biasNs: 700 },
      { costNs: 21_000, biasNs: 9100 },
      { costNs: 11_000, biasNs: 700 },
    ]);
  });

  it("is told of a run as a share of one core, and by apply", () => {
    // 10 ms of applies, 5.7 of payments, 5 of offers, 0.4 + 1.5 of starts.
    const cost = runCost(plan, calibration, { slots: second, durationNs: 1e9, usdt: false });
    expect(cost.share).toBeCloseTo(0.0226, 6);
    expect(cost).toMatchObject({ perApplyNs: 22_600, biasNs: 700 });
    const checked = runCost(plan, calibration, { slots: second, durationNs: 1e9, usdt: true });
    expect(checked.perApplyNs).toBe(23_600);
    expect(runCost(plan, calibration, { slots: [], durationNs: 1e9, usdt: false })).toMatchObject({
      share: 0,
      perApplyNs: null,
    });
  });
});

describe("the limit", () => {
  const overhead = (placed: ReadonlySet<number>) =>
    overheadOf(plan, calibration, { counts: second, intervalMs: 1000, placed, usdt: false });

  it("knows what is free without a probe: not what another one needs", () => {
    const { freed } = overhead(allPlaced);
    expect([...freed.keys()]).toEqual([1, 2]);
    expect(freed.get(1)).toBeCloseTo(0.0061, 6);
    expect(freed.get(2)).toBeCloseTo(0.005, 6);
    expect(overhead(new Set([0, 2])).freed.get(2)).toBeCloseTo(0.0065, 6);
  });

  it("takes the costliest optional probe, and never the one of the applies", () => {
    expect(probeToDetach(overhead(allPlaced), 0.01)).toBe(1);
    expect(probeToDetach(overhead(allPlaced), 0.05)).toBeNull();
    expect(probeToDetach(overhead(new Set([0])), 0.001)).toBeNull();
  });
});

describe("the keeper of costs", () => {
  function keeper(options: Partial<CostOptions>, measured: Calibration | null = calibration) {
    const done = { detached: [] as number[], aggregated: [] as number[] };
    const costs = new CostKeeper({
      plan,
      calibration: measured,
      options: { ...defaultCostOptions, ...options },
      usdt: false,
      detachProbe: async (probe) => void done.detached.push(probe),
      aggregate: (probes) => void done.aggregated.push(...probes),
    });
    return { costs, done };
  }
  const times = (factor: number) => second.map(({ hits, spans }) => ({ hits: hits * factor, spans: spans * factor }));

  it("detaches one probe a second until the rest keeps within the limit, and says so", () => {
    const { costs, done } = keeper({ maxOverhead: 0.02 });
    costs.turn(0, () => times(0));
    costs.turn(500, () => times(0.5));
    expect(done.detached).toEqual([]);
    costs.turn(1000, () => times(1));
    expect(done.detached).toEqual([1]);
    expect(costs.noteOf(1)).toBe("detached at 0:01: all probes took 2.26 % of one core, 2.00 % is allowed");
    expect(costs.noteOf(0)).toBeNull();
    expect(costs.warnings()).toEqual([
      "payment  detached at 0:01: all probes took 2.26 % of one core, 2.00 % is allowed",
    ]);
  });

  it("lets the probe of the applies stay and shows by how much it passes the limit", () => {
    const { costs, done } = keeper({ maxOverhead: 0.001 });
    for (const at of [0, 1, 2, 3, 4]) costs.turn(at * 1000, () => times(at));
    expect(done.detached).toEqual([1, 2]);
    expect(costs.warnings().at(-1)).toMatch(/^transactor alone took up to .+ %, of one core|^transactor alone took/);
    expect(costs.warnings().at(-1)).toContain("0.10 % is allowed: it stays");
  });

  it("says where a probe could not be taken away", async () => {
    const costs = new CostKeeper({
      plan,
      calibration,
      options: { ...defaultCostOptions, maxOverhead: 0.02 },
      usdt: false,
      detachProbe: () => Promise.reject(new Error("the kernel refuses")),
      aggregate: () => undefined,
    });
    costs.turn(0, () => times(0));
    costs.turn(1000, () => times(1));
    await Promise.resolve();
    expect(costs.noteOf(1)).toContain("could not be detached: the kernel refuses");
  });

  it("has hot optional probes counted in the kernel, and those that were asked for", () => {
    const { costs, done } = keeper({ aggregate: ["offer_create"] });
    costs.begin();
    expect(done.aggregated).toEqual([2]);
    costs.turn(0, () => times(0));
    costs.turn(1000, () => times(20));
    expect(done.aggregated).toEqual([2, 1]);
    expect(costs.noteOf(1)).toContain("counted in the kernel from 0:01 on, above 5000/s");
    expect(done.detached).toEqual([]);
  });

  it("takes nothing away where costs are unknown", () => {
    const { costs, done } = keeper({ maxOverhead: 0.001 }, null);
    for (const at of [0, 1, 2]) costs.turn(at * 1000, () => times(at));
    expect([done.detached, costs.costOf(0)]).toEqual([[], null]);
    expect(costs.warnings()).toEqual([
      "what the probes cost could not be measured, and the limit is not watched: xrpl-probe doctor says why",
    ]);
  });
});

describe("the options", () => {
  it("refuse to count applies, or what is not placed, in the kernel", () => {
    const asking = (aggregate: string[]) => () => checkCostOptions({ ...defaultCostOptions, aggregate }, plan);
    expect(asking(["payment"])).not.toThrow();
    expect(asking(["transactor"])).toThrow("cannot count transactor in the kernel: an apply keeps its id and a row");
    expect(asking(["Payment"])).toThrow("no such probe is placed");
  });
});
