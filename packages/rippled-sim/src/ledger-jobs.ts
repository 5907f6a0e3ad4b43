import { drawTransactions } from "./draw-transaction.ts";
import { append } from "./independent-jobs.ts";
import { at } from "./pick.ts";
import type { Attempt, Job } from "./plan.ts";
import type { PlanInput } from "./plan-options.ts";
import { random } from "./random.ts";
import { meanApplyNs } from "./time-attempts.ts";

const batchS = 0.1;
const buildShare = 0.65;
const laneLoad = 0.5;

/**
 * Ledger after ledger: transactions arrive over the interval and are applied in batches to the open ledger; at the
 * close the consensus build applies all of them back to back, pass by pass, then what is left goes into the next one.
 */
export function* ledgerJobs(input: PlanInput): Generator<Job<Attempt>> {
  const { rate, ledgerS, threads } = input;
  const draws = drawTransactions(input);
  const pacing = random(input.seed, "pacing");
  const load = ((rate * meanApplyNs(input)) / 1e9) * buildShare;
  const lanes = Math.min(Math.max(Math.ceil(load / laneLoad), 1), threads);
  const batchCount = Math.max(1, Math.round(ledgerS / batchS));
  const ledgerNs = ledgerS * 1e9;

  let planned = 0;
  let carried: Burst = { rounds: [], tail: [] };
  for (let ledger = 0; ; ledger++) {
    const openNs = ledgerNs * ledger;
    const batches = Array.from({ length: batchCount }, (): Attempt[] => []);
    const burst = carried;
    carried = { rounds: [], tail: [] };

    while (planned < rate * ledgerS * (ledger + 1)) {
      const running = draws.arriving();
      const batch = at(batches, Math.floor(pacing.uniform() * batchCount));
      let [closed, round, into] = [false, 0, burst];
      const { steps } = running.transaction;
      while (running.nextStep < steps.length) {
        const { caller } = at(steps, running.nextStep);
        if (caller === "open" && !closed) append(batch, running);
        else if (caller === "build") append(roundOf(into, round++), running);
        else append(into.tail, running);
        // The queue is worked off after the close: such a transaction is in the next ledger.
        if (caller === "queue") into = carried;
        if (caller !== "open") closed = true;
      }
      planned += running.applied;
    }

    for (const [i, attempts] of batches.entries()) {
      yield { dueNs: Math.floor(openNs + ((i + 0.5) * ledgerNs) / batchCount), attempts };
    }
    const all = [...burst.rounds.flat(), ...burst.tail];
    for (let lane = 0; lane < lanes; lane++) {
      const from = Math.floor((all.length * lane) / lanes);
      const to = Math.floor((all.length * (lane + 1)) / lanes);
      yield { dueNs: Math.floor(openNs + ledgerNs), attempts: all.slice(from, to) };
    }
  }
}

/** What happens at a ledger's close, pass by pass. */
interface Burst {
  readonly rounds: Attempt[][];
  readonly tail: Attempt[];
}

function roundOf({ rounds }: Burst, round: number): Attempt[] {
  const found = rounds[round] ?? [];
  rounds[round] = found;
  return found;
}
