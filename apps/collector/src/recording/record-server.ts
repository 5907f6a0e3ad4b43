import { release } from "node:os";
import type { Machine } from "@xrpl-probe/elf";
import { calibrateOrNull } from "../calibration/calibrate.ts";
import { CostKeeper } from "../calibration/cost-keeper.ts";
import { type CostOptions, checkCostOptions, defaultCostOptions } from "../calibration/cost-options.ts";
import { explainOldKernel, explainProbing, explainStorage, noPermission } from "../errors-explained.ts";
import { mayProbe } from "../host/capabilities.ts";
import type { OwnProbe } from "../probes/own-probe.ts";
import { type Placed, placeIn } from "../probes/place.ts";
import { type ProbePlan, planProbes } from "../probes/plan.ts";
import type { ProbeSet } from "../probes/probe-choice.ts";
import { requirePlan } from "../probes/require-plan.ts";
import { openExecutable } from "../server/executable.ts";
import type { ServerProcess } from "../server/server-process.ts";
import { identify } from "./identify.ts";
import type { KeptTransactions } from "./kept-transactions.ts";
import type { RunIdentity } from "./new-run.ts";
import { stackReader } from "./open-frames.ts";
import { type Progress, Recorder } from "./recorder.ts";
import { type RunClock, startRunClock } from "./run-clock.ts";
import { type RunResult, runEnd, runResult } from "./run-result.ts";
import { RunSequence } from "./run-sequence.ts";
import { RunStore, StoreError } from "./store.ts";
import type { FinishedRun, StoreFault } from "./store-messages.ts";
import { recordUntilStop } from "./wait-for-stop.ts";

export interface RecordingOptions {
  readonly timesliceS: number | null;
  /** Null: until somebody ends it. */
  readonly durationS: number | null;
  /** A new run every so many seconds, at whole multiples of the wall clock; null for one run. */
  readonly splitS: number | null;
  readonly kept: KeptTransactions;
  readonly commit: string | undefined;
  readonly tags: readonly string[];
  readonly note: string | undefined;
  /** The server's admin port, where commit and state are asked for. */
  readonly rpc?: URL | undefined;
  readonly db: string;
  readonly probes: readonly ProbeSet[];
  readonly ownProbes?: readonly OwnProbe[];
  /** Where the server's symbols are; left out, the usual places are looked into. */
  readonly debugFile?: string | undefined;
  /** Left out: as safe as can be, without a limit. */
  readonly costs?: CostOptions;
}

export interface LiveState {
  /** Why the database takes nothing at the moment. */
  readonly stalled: string | null;
  /** What was done to keep the cost down. */
  readonly warnings: readonly string[];
}

/** Who follows a recording while it lasts. */
export interface Observer {
  readonly stopped: AbortSignal;
  placed(info: { readonly identity: RunIdentity; readonly plan: ProbePlan; readonly placed: Placed }): void;
  /** The run that is recorded now; again after each split. */
  begun(run: { readonly id: string }): void;
  /** A run that ended because it was split. */
  split(ended: FinishedRun & { readonly id: string; readonly applies: number; readonly lost: number }): void;
  /** Called after every turn; `progress` costs something. */
  show(state: LiveState, progress: () => Progress): void;
}

export interface Recorded {
  /** The last run; the only one without a split. */
  readonly result: RunResult;
  /** Slices that could not be stored, and why. */
  readonly fault: { readonly fault: StoreFault; readonly stored: number; readonly dropped: number } | null;
}

/**
 * Records one server process: plan, open the database, place, record, end.
 * @throws CliError when it cannot be probed, or the database cannot be opened
 */
export async function recordServer(
  server: ServerProcess,
  options: RecordingOptions,
  observer: Observer,
): Promise<Recorded> {
  const oldKernel = explainOldKernel(release());
  if (oldKernel) throw oldKernel;
  if (!mayProbe()) throw noPermission(server);
  const store = new RunStore();
  try {
    const known = await examine(server, options);
    // Before the first probe is placed: a database that cannot be written must cost the server nothing.
    await openStore(store, options.db);
    return await recordInto(store, { server, ...known, options, observer });
  } catch (error) {
    throw error instanceof StoreError ? explainStorage(error.fault, store.storedSlices) : error;
  } finally {
    await store.close();
  }
}

/** One server process and everything that is known before its first probe is placed. */
export interface Recording {
  readonly server: ServerProcess;
  readonly machine: Machine;
  readonly plan: ProbePlan;
  readonly identity: RunIdentity;
  readonly options: RecordingOptions;
  readonly observer: Observer;
}

async function recordInto(store: RunStore, recording: Recording): Promise<Recorded> {
  const { server, plan, identity, options, observer } = recording;
  const clock = startRunClock();
  await using placed = await place(recording, clock);
  const attachedNs = clock.nowNs();
  observer.placed({ identity, plan, placed });
  const costOptions = options.costs ?? defaultCostOptions;
  const costs = new CostKeeper({
    plan,
    // The probes are placed: what the server does meanwhile waits in the ring.
    calibration: await calibrateOrNull(placed, costOptions.exitMethod),
    options: costOptions,
    usdt: placed.placement.usdt,
    detachProbe: placed.placement.detachProbe,
    aggregate: (probes) => recorder.aggregate(probes),
  });
  const runs = new RunSequence(store, recording, costs);
  // Not waited for: while another program locks the database, the ring is drained all the same.
  runs.begin({ clock, attachedNs });
  const recorder = new Recorder({
    loaded: placed,
    plan,
    clock,
    store,
    attachedNs,
    sliceS: options.timesliceS,
    splitS: options.splitS,
    kept: options.kept,
    readStacks: () => stackReader(server.pid),
    onSplit: (ended, next) => runs.split(ended, next),
  });
  costs.begin();
  const show = () => {
    costs.turn(recorder.elapsedMs, () => recorder.slotCounts());
    observer.show({ stalled: store.stall?.message ?? null, warnings: costs.warnings() }, () => recorder.progress());
  };
  const { durationS } = options;
  const stopReason = await recordUntilStop(recorder, { server, store, durationS, stopped: observer.stopped, show });
  const { detachedNs } = await recorder.settle(placed.placement);
  const ended = runs.ended(recorder.finish(detachedNs), stopReason);
  const finished = await store.finish(runEnd(ended));
  const { lost, ringHigh } = recorder.progress();
  const { droppedSlices } = store;
  const counted = {
    ...finished,
    lost,
    ringHigh,
    droppedSlices,
    usdt: placed.placement.usdt,
    cells: recorder.total(),
    peer: recorder.peerTraffic(),
    warnings: recorder.warnings,
  };
  const fault = store.error?.fault ?? store.dropFault;
  return {
    result: runResult({ ...ended, id: await runs.lastId(), ...counted }),
    fault: fault && { fault, stored: store.storedSlices, dropped: droppedSlices },
  };
}

/** The executable is let go of before the first probe is placed: the symbols of a server take 40 MB. */
async function examine(
  server: ServerProcess,
  options: RecordingOptions,
): Promise<Pick<Recording, "machine" | "plan" | "identity">> {
  const choice = { sets: options.probes, own: options.ownProbes ?? [] };
  try {
    using executable = await openExecutable(server, options.debugFile);
    const plan = requirePlan(planProbes(executable, choice), choice, server);
    checkCostOptions(options.costs ?? defaultCostOptions, plan);
    return { machine: executable.elf.machine, plan, identity: await identify(server, executable, options) };
  } catch (error) {
    throw explainProbing(error, server);
  }
}

async function openStore(store: RunStore, path: string): Promise<void> {
  try {
    await store.open(path);
  } catch (error) {
    throw error instanceof StoreError ? explainStorage(error.fault, null) : error;
  }
}

async function place({ machine, plan, server, options }: Recording, clock: RunClock): Promise<Placed> {
  try {
    const { exitMethod, maxOverhead } = options.costs ?? defaultCostOptions;
    const apart = maxOverhead !== null;
    return await placeIn({ pid: server.pid, machine, plan, baseNs: clock.baseNs, exitMethod, apart });
  } catch (error) {
    throw explainProbing(error, server);
  }
}
