import { setTimeout as sleep } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import {
  addProbes,
  appendSlice,
  createRun,
  type Database,
  DbError,
  durationClassOf,
  finishRun,
  inTransaction,
  openDatabase,
  type RunRef,
  waitForLocks,
} from "@xrpl-probe/db";
import { tryIndexRun } from "@xrpl-probe/report/index-run";
import { applyRows } from "./apply-rows.ts";
import { Outcomes } from "./outcomes.ts";
import type { StoredSlice, StoreFault, StoreReply, StoreRequest } from "./store-messages.ts";

/**
 * The thread that writes. A locked or full database stops only this one: requests wait here, in order, while the ring
 * is drained on.
 */
const port = parentPort;
if (!port) throw new Error("store-worker.ts runs as a worker thread");

/** A write is tried again anyway, and nothing is heard of the recorder while it waits. */
const lockMs = 2000;
const retryMs = 500;
/** How long unwritten slices are still tried once the run has ended. */
const graceMs = 10_000;

const queue: StoreRequest[] = [];
let giveUpAtMs = Number.POSITIVE_INFINITY;
/** Why the last write of the grace time failed: what comes behind it is not tried. */
let gaveUpFor: unknown = null;
let database: Database | null = null;
let run: RunRef | null = null;
/** Null where only some applies have rows: the last of a transaction may be missing then. */
let outcomes: Outcomes | null = null;
let storedSlices = 0;

const reply = (message: StoreReply) => port.postMessage(message);

async function work(): Promise<void> {
  for (;;) {
    const request = queue[0];
    if (!request) return;
    await handle(request);
    queue.shift();
  }
}

async function handle(request: StoreRequest): Promise<void> {
  switch (request.kind) {
    case "open":
      database = openDatabase(request.path);
      waitForLocks(database, lockMs);
      reply({ kind: "opened" });
      return;
    case "begin":
      outcomes = (request.run.transactionsKept ?? "all") === "all" ? new Outcomes() : null;
      run = await retried(() => begin(request));
      reply({ kind: "begun", run });
      return;
    case "slice":
      reply({ kind: (await storeSlice(request.slice)) ? "stored" : "dropped", bytes: request.slice.bytes });
      return;
    case "finish": {
      const { key } = begun();
      const { durationMs, ...end } = request.end;
      const counted = { durationClass: durationClassOf(durationMs), outcomes: outcomes?.list() ?? [] };
      await retried(() => finishRun(opened(), key, { ...end, ...counted }));
      tryIndexRun(opened(), { runKey: key });
      reply({ kind: "finished", transactions: outcomes?.transactions ?? null, slices: storedSlices });
      storedSlices = 0;
    }
  }
}

function begin({ run: row, probes }: Extract<StoreRequest, { kind: "begin" }>): RunRef {
  return inTransaction(opened(), "begin a run", () => {
    const begun = createRun(opened(), row);
    addProbes(opened(), begun.key, probes);
    return begun;
  });
}

async function storeSlice(slice: StoredSlice): Promise<boolean> {
  const { key } = begun();
  const row = { ...slice, applies: applyRows(slice.applies) };
  try {
    await retried(() => appendSlice(opened(), key, row));
    storedSlices++;
    outcomes?.add(slice.applies, slice.endNs);
    return true;
  } catch (error) {
    if (isTemporary(error)) return false;
    throw error;
  }
}

/** Tries again for as long as the reason may pass; throws it once the run has ended and the grace time is over. */
async function retried<T>(write: () => T): Promise<T> {
  for (;;) {
    if (gaveUpFor !== null) throw gaveUpFor;
    try {
      return write();
    } catch (error) {
      if (isTemporary(error) && Date.now() > giveUpAtMs) gaveUpFor = error;
      if (!isTemporary(error) || gaveUpFor !== null) throw error;
      reply({ kind: "stalled", error: faultOf(error) });
      await sleep(retryMs);
    }
  }
}

function isTemporary(error: unknown): boolean {
  return error instanceof DbError && (error.code === "locked" || error.code === "disk-full");
}

function opened(): Database {
  if (!database) throw new Error("a request came before the database was opened");
  return database;
}

function begun(): RunRef {
  if (!run) throw new Error("a slice came before its run was begun");
  return run;
}

function faultOf(error: unknown): StoreFault {
  if (error instanceof DbError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: "unknown", message: error instanceof Error ? error.message : String(error), hint: "" };
}

let isWorking = false;

async function pump(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  try {
    await work();
  } catch (error) {
    reply({ kind: "failed", error: faultOf(error) });
  }
  isWorking = false;
}

port.on("message", (request: StoreRequest) => {
  queue.push(request);
  if (request.kind === "finish") giveUpAtMs = Date.now() + graceMs;
  // Another run follows: nobody waits for the end.
  if (request.kind === "begin") {
    giveUpAtMs = Number.POSITIVE_INFINITY;
    gaveUpFor = null;
  }
  void pump();
});
port.on("close", () => database?.close());
