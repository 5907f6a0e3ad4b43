import type { NewRun } from "@xrpl-probe/db";
import type { CostKeeper } from "../calibration/cost-keeper.ts";
import { defaultCostOptions } from "../calibration/cost-options.ts";
import { newProbe, newRun } from "./new-run.ts";
import { peerProbes } from "./peer-traffic.ts";
import type { EndedPart } from "./probe-totals.ts";
import type { Observer, Recording } from "./record-server.ts";
import type { RunClock } from "./run-clock.ts";
import { type EndedRun, runEnd } from "./run-result.ts";
import type { RunStore } from "./store.ts";
import type { StopReason } from "./wait-for-stop.ts";

interface Part {
  readonly clock: RunClock;
  /** On that clock. */
  readonly attachedNs: number;
}

/** When the store has failed, the recording ends by that and says so. */
const endsByThat = () => undefined;

/** The runs of one recording: each begins where the one before ends. It never makes the recorder wait for the store. */
export class RunSequence {
  readonly #store: RunStore;
  readonly #recording: Recording;
  readonly #costs: CostKeeper;
  #firstStartedMs: number | null = null;
  #part: (Part & { readonly run: NewRun; readonly id: Promise<string> }) | null = null;

  constructor(store: RunStore, recording: Recording, costs: CostKeeper) {
    this.#store = store;
    this.#recording = recording;
    this.#costs = costs;
  }

  begin(part: Part): void {
    const { identity, plan, options, observer } = this.#recording;
    const { exitMethod } = options.costs ?? defaultCostOptions;
    this.#firstStartedMs ??= part.clock.startedMs;
    const { server } = identity;
    // The server was looked at once, before the first run.
    const uptimeS = server.uptimeS + (part.clock.startedMs - this.#firstStartedMs) / 1000;
    const known = { ...identity, server: { ...server, uptimeS } };
    const run = newRun(known, part.clock, { sliceS: options.timesliceS, kept: options.kept, exitMethod });
    const probes = plan.probes.map((probe, idx) => newProbe(probe, idx, exitMethod, this.#costs.costOf(idx)));
    probes.push(...peerProbes(plan));
    const id = this.#store.begin(run, probes).then((ref) => ref.id);
    this.#part = { ...part, run, id };
    id.then((known) => observer.begun({ id: known })).catch(endsByThat);
  }

  split(ended: EndedPart, clock: RunClock): void {
    const id = this.lastId();
    const end = runEnd(this.ended(ended, "split"));
    const finished = this.#store.finish(end);
    this.begin({ clock, attachedNs: 0 });
    Promise.all([id, finished])
      .then(([known, counts]) =>
        this.#recording.observer.split({ ...counts, ...countsOf(ended, this.#recording), id: known }),
      )
      .catch(endsByThat);
  }

  ended({ endNs, totals, slots }: EndedPart, stopReason: StopReason): EndedRun {
    const { run, clock, attachedNs } = this.#begun();
    const { plan } = this.#recording;
    return {
      db: this.#recording.options.db,
      run,
      clock,
      attachedNs,
      detachedNs: endNs,
      stopReason,
      plan,
      totals,
      slots,
      calibration: this.#costs.calibration,
      costNotes: plan.probes.map((_, probe) => this.#costs.noteOf(probe)),
      costWarnings: this.#costs.warnings(),
    };
  }

  lastId(): Promise<string> {
    return this.#begun().id;
  }

  #begun() {
    if (!this.#part) throw new Error("a run ended before it was begun");
    return this.#part;
  }
}

type Counts = Pick<Parameters<Observer["split"]>[0], "applies" | "lost">;

function countsOf({ totals }: EndedPart, { plan }: Recording): Counts {
  const applies = totals[plan.probes.findIndex(({ kind }) => kind === "apply")];
  const lost = totals.reduce((sum, { ringFull }) => sum + ringFull, 0);
  return { applies: (applies?.spans ?? 0) - (applies?.ringFull ?? 0), lost };
}
