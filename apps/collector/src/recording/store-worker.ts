import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import {
  addProbes,
  appendSlice,
  countTransactions,
  createRun,
  type Database,
  DbError,
  durationClassOf,
  finishRun,
  openDatabase,
  type RunRef,
} from "@xrpl-probe/db";
import { applyRows } from "./apply-rows.ts";
import type { StoredSlice, StoreFault, StoreReply, StoreRequest } from "./store-messages.ts";

/**
 * The thread that writes. A locked or full database stops only this one: requests wait here, in order, while the ring
 * is drained on.
 */
const port = parentPort;
if (!port) throw new Error("store-worker.ts runs as a worker thread");

const retryMs = 500;
/** How long unwritten slices are still tried once the run has ended. */
const graceMs = 10_000;

const queue: StoreRequest[] = [];
let giveUpAtMs = Number.POSITIVE_INFINITY;
let run: RunRef | null = null;

const reply = (message: StoreReply) => port.postMessage(message);

async function work(database: Database): Promise<void> {
  for (;;) {
    const request = queue[0];
    if (!request) return;
    await handle(database, request);
    queue.shift();
  }
}

async function handle(database: Database, request: StoreRequest): Promise<void> {
  switch (request.kind) {
    case "begin":
      run = createRun(database, request.run);
      addProbes(database, run.key, request.probes);
      reply({ kind: "begun", run });
      return;
    case "slice":
      reply({ kind: (await storeSlice(database, request.slice)) ? "stored" : "dropped", bytes: request.slice.bytes });
      return;
    case "finish": {
      const { key } = begun();
      const { durationMs, ...end } = request.end;
      await retried(() => finishRun(database, key, { ...end, durationClass: durationClassOf(durationMs) }));
      reply({ kind: "finished", transactions: countTransactions(database, { runKey: key }) });
    }
  }
}

async function storeSlice(database: Database, slice: StoredSlice): Promise<boolean> {
  const { key } = begun();
  const row = { ...slice, applies: applyRows(slice.applies) };
  try {
    await retried(() => appendSlice(database, key, row));
    return true;
  } catch (error) {
    if (isTemporary(error)) return false;
    throw error;
  }
}

/** Tries again for as long as the reason may pass; throws it once the run has ended and the grace time is over. */
async function retried(write: () => void): Promise<void> {
  for (;;) {
    try {
      write();
      return;
    } catch (error) {
      if (!isTemporary(error) || Date.now() > giveUpAtMs) throw error;
      reply({ kind: "stalled", error: faultOf(error) });
      await sleep(retryMs);
    }
  }
}

function isTemporary(error: unknown): boolean {
  return error instanceof DbError && (error.code === "locked" || error.code === "disk-full");
}

function begun(): RunRef {
  if (!run) throw new Error("a slice came before its run was begun");
  return run;
}

function faultOf(error: unknown): StoreFault {
  if (error instanceof DbError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: "unknown", message: error instanceof Error ? error.message : String(error), hint: "" };
}

function start(path: string): void {
  const database = openDatabase(path);
  let isWorking = false;
  const pump = async () => {
    if (isWorking) return;
    isWorking = true;
    try {
      await work(database);
    } catch (error) {
      reply({ kind: "failed", error: faultOf(error) });
    }
    isWorking = false;
  };
  port?.on("message", (request: StoreRequest) => {
    queue.push(request);
    if (request.kind === "finish") giveUpAtMs = Date.now() + graceMs;
    void pump();
  });
  port?.on("close", () => database.close());
  reply({ kind: "opened" });
}

try {
  start(String(workerData));
} catch (error) {
  reply({ kind: "failed", error: faultOf(error) });
}
