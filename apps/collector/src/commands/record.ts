import { release } from "node:os";
import { type ExitCode, exitCodes } from "../errors.ts";
import { explainOldKernel, explainProbing, explainStorage, noPermission } from "../errors-explained.ts";
import { mayProbe } from "../host/capabilities.ts";
import type { Io } from "../io.ts";
import { LiveScreen } from "../output/live-screen.ts";
import { placedLine } from "../output/placed-line.ts";
import { resultJson } from "../output/result-json.ts";
import { summaryLines } from "../output/summary-lines.ts";
import { type Placed, placeIn } from "../probes/place.ts";
import { type PlannedProbe, type ProbePlan, planProbes } from "../probes/plan.ts";
import { identify } from "../recording/identify.ts";
import { newProbe, newRun, type RunIdentity } from "../recording/new-run.ts";
import { stackReader } from "../recording/open-frames.ts";
import { Recorder } from "../recording/recorder.ts";
import { type RunClock, startRunClock } from "../recording/run-clock.ts";
import { runEnd, runResult } from "../recording/run-result.ts";
import { RunStore, StoreError } from "../recording/store.ts";
import { recordUntilStop } from "../recording/wait-for-stop.ts";
import { chooseServer } from "../server/choose-server.ts";
import { type Executable, openExecutable } from "../server/executable.ts";
import type { ServerProcess } from "../server/server-process.ts";

export interface RecordOptions {
  readonly pid: number | undefined;
  readonly exe: string | undefined;
  readonly timesliceS: number | null;
  /** Null: until somebody ends it. */
  readonly durationS: number | null;
  readonly commit: string | undefined;
  readonly tags: readonly string[];
  readonly note: string | undefined;
  readonly db: string;
  readonly probes: readonly PlannedProbe["name"][];
  readonly json: boolean;
}

/** Records one run of one server process: plan, open the database, place, record, end. */
export async function record(options: RecordOptions, io: Io): Promise<ExitCode> {
  const oldKernel = explainOldKernel(release());
  if (oldKernel) throw oldKernel;
  const server = chooseServer(options);
  if (!mayProbe()) throw noPermission(server);
  const store = new RunStore();
  try {
    using executable = await openExecutable(server);
    const plan = planFor(executable, server, options.probes);
    const identity = await identify(server, executable, options);
    // Before the first probe is placed: a database that cannot be written must cost the server nothing.
    await openStore(store, options.db);
    return await recordInto(store, { server, executable, plan, identity, options, io });
  } finally {
    await store.close();
  }
}

interface Recording {
  readonly server: ServerProcess;
  readonly executable: Executable;
  readonly plan: ProbePlan;
  readonly identity: RunIdentity;
  readonly options: RecordOptions;
  readonly io: Io;
}

async function recordInto(store: RunStore, recording: Recording): Promise<ExitCode> {
  try {
    return await recordRun(store, recording);
  } catch (error) {
    throw error instanceof StoreError ? explainStorage(error.fault, store.storedSlices) : error;
  }
}

async function recordRun(store: RunStore, recording: Recording): Promise<ExitCode> {
  const { server, plan, identity, options, io } = recording;
  const { durationS, db } = options;
  const clock = startRunClock();
  await using placed = await place(recording, clock);
  const attachedNs = clock.nowNs();
  const run = newRun(identity, clock, options.timesliceS);
  const { id } = await store.begin(run, plan.probes.map(newProbe));
  io.progress(`${placedLine(io.errorTerminal, { identity, plan, placed, tookMs: performance.now() })}\n`);

  const readStacks = () => stackReader(server.pid);
  const recorder = new Recorder({
    loaded: placed,
    plan,
    clock,
    store,
    attachedNs,
    sliceS: options.timesliceS,
    readStacks,
  });
  const screen = new LiveScreen(io.errorTerminal, io.progress);
  const show = () =>
    screen.show({ id, db, durationS, stalled: store.stall?.message ?? null }, () => recorder.progress());
  const stopReason = await recordUntilStop(recorder, { server, store, durationS, stopped: io.stopped, show });

  const { detachedNs } = await recorder.settle(placed.placement);
  const totals = recorder.finish(detachedNs);
  const ended = { id, db, run, clock, attachedNs, detachedNs, stopReason, plan, totals };
  const transactions = await store.finish(runEnd(ended));
  screen.clear();
  const { lost, ringHigh } = recorder.progress();
  const { storedSlices: slices, droppedSlices } = store;
  const counted = { transactions, lost, ringHigh, slices, droppedSlices, usdt: placed.placement.usdt };
  const result = runResult({ ...ended, ...counted, cells: recorder.total() });
  io.print(options.json ? `${resultJson(result)}\n` : `${summaryLines(io.terminal, result).join("\n")}\n`);
  const fault = store.error?.fault ?? store.dropFault;
  if (fault) throw explainStorage(fault, slices, droppedSlices);
  return exitCodes.ok;
}

function planFor(executable: Executable, server: ServerProcess, names: RecordOptions["probes"]): ProbePlan {
  try {
    return planProbes(executable, names);
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

async function place({ executable, plan, server }: Recording, clock: RunClock): Promise<Placed> {
  try {
    return await placeIn({ pid: server.pid, elf: executable.elf, plan, baseNs: clock.baseNs });
  } catch (error) {
    throw explainProbing(error, server);
  }
}
