import { beforeAll, describe, expect, it } from "vitest";
import { buildSim } from "./build-sim.ts";
import type { Flavour } from "./flavours.ts";
import { type Job, planJobs } from "./plan.ts";
import { type PlanOptions, planInput } from "./plan-options.ts";
import { readTruth, type TruthRow } from "./read-truth.ts";
import { startSim } from "./start-sim.ts";
import { quantile } from "./statistics.fixture.ts";

async function serve(flavour: Flavour, plan: PlanOptions, durationS: number): Promise<TruthRow[]> {
  await using sim = await startSim({ version: flavour, ...plan, durationS });
  expect(await sim.exited).toEqual({ code: 0, signal: null });
  return readTruth(sim.truthPath ?? "");
}

const hex = (id: Uint8Array) => Buffer.from(id).toString("hex");

/** The runs of operator() of the plan, as far as it was due. */
function planned(plan: PlanOptions, durationS: number) {
  const runs = new Map<number, Job["attempts"][number]>();
  for (const job of planJobs(planInput(plan))) {
    if (job.dueNs > durationS * 1e9) return runs;
    for (const attempt of job.attempts) if (attempt.step.runsOperator) runs.set(attempt.sequence, attempt);
  }
  return runs;
}

beforeAll(async () => {
  await buildSim();
}, 300_000);

describe.each(["1.x", "2.4", "3.2"] as const)("a server of flavour %s", (flavour) => {
  it.each(["0", "ledger"] as const)(
    "does what the plan in TypeScript says, transaction by transaction, with dependence %s",
    async (dependence) => {
      const plan = {
        dependence,
        rate: 1000,
        scale: 0.1,
        seed: 42,
        ledgerS: 0.5,
        throwShare: 0.05,
        runNoise: 0.02,
        slow: [{ type: "Payment", factor: 1.25 }],
        slowTail: [{ type: "OfferCreate", share: 0.1, factor: 2 }],
        mix: [{ type: 0, code: "tecPATH_DRY", factor: 1.5 }],
      };
      const durationS = 2.2;
      const [rows, runs] = [await serve(flavour, plan, durationS), planned({ ...plan, flavour }, durationS)];

      const seen = rows.map((row) => [
        row.sequence,
        hex(row.id),
        row.type,
        row.attempt,
        row.caller,
        row.retry,
        row.threw,
      ]);
      const wanted = rows.map(({ sequence }) => {
        const { transaction, step, number } = runs.get(sequence) ?? expect.fail(`run ${sequence} is not in the plan`);
        const { id, outcome, throws } = transaction;
        return [sequence, hex(id), outcome.type, number, step.caller, step.retry, throws];
      });
      expect(seen).toEqual(wanted);
      expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(rows.length);
      // What was due in the last moments may be cut off by the end.
      expect(rows.length).toBeGreaterThan(0.9 * runs.size);

      const excess = rows
        .filter(({ threw }) => !threw)
        .map(({ sequence, durationNs }) => durationNs - (runs.get(sequence)?.operatorNs ?? 0));
      expect(quantile(excess, 0.5)).toBeLessThan(1000);
      expect(quantile(excess, 0)).toBeGreaterThanOrEqual(0);
    },
    20_000,
  );
});
