import { Worker } from "node:worker_threads";
import type { NewCodeCount, NewProbe, NewRun, RunRef } from "@xrpl-probe/db";
import type { SliceData } from "./slicer.ts";
import type { FinishedRun, RunEnding, StoreFault, StoreReply, StoreRequest } from "./store-messages.ts";

/** Storage failed for good. What was stored before is kept. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly fault: StoreFault;

  constructor(fault: StoreFault) {
    super(fault.message);
    this.fault = fault;
  }
}

interface Expected {
  readonly kind: StoreReply["kind"];
  readonly resolve: (reply: StoreReply) => void;
  readonly reject: (error: Error) => void;
}

export interface SliceCounts {
  readonly lost: number;
  readonly unpaired: number;
  readonly wallOffsetNs: number;
  readonly nowMs: number;
  readonly codeCounts: readonly NewCodeCount[];
}

/**
 * The database as the recorder sees it: a thread that takes slices and never makes the caller wait. Slices that it
 * cannot write yet stay in its memory; `waitingBytes` says how much that is. Runs follow one another: `begin` may be
 * called before the `finish` of the run before has been answered.
 */
export class RunStore {
  readonly #worker: Worker;
  #waitingBytes = 0;
  #storedSlices = 0;
  #droppedSlices = 0;
  #stall: StoreFault | null = null;
  #lastStall: StoreFault | null = null;
  #error: StoreError | null = null;
  readonly #expected: Expected[] = [];

  /** Starts the thread, which loads what it needs meanwhile; no file is touched before `open`. */
  constructor() {
    this.#worker = new Worker(new URL("./store-worker.js", import.meta.url));
    this.#worker.on("message", (reply: StoreReply) => this.#take(reply));
    this.#worker.on("error", (error) => this.#fail({ code: "unknown", message: error.message, hint: "" }));
  }

  /** @throws StoreError when the database cannot be opened for writing */
  async open(path: string): Promise<void> {
    this.#send({ kind: "open", path });
    await this.#reply("opened");
  }

  async begin(run: NewRun, probes: readonly NewProbe[]): Promise<RunRef> {
    this.#send({ kind: "begin", run, probes });
    const reply = await this.#reply("begun");
    if (reply.kind !== "begun") throw new Error(`the store answered ${reply.kind} to begin`);
    return reply.run;
  }

  append(slice: SliceData, counts: SliceCounts): void {
    const bytes =
      64 * slice.applies.count + slice.cells.reduce((sum, { histogram }) => sum + 16 * histogram.indices.length, 256);
    this.#waitingBytes += bytes;
    this.#send({ kind: "slice", slice: { ...slice, ...counts, bytes } });
  }

  /** Resolves once everything is written, or was given up. */
  async finish(end: RunEnding): Promise<FinishedRun> {
    this.#send({ kind: "finish", end });
    const reply = await this.#reply("finished");
    if (reply.kind !== "finished") throw new Error(`the store answered ${reply.kind} to finish`);
    return reply;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  get storedSlices(): number {
    return this.#storedSlices;
  }

  /** Slices that could not be written by the end. */
  get droppedSlices(): number {
    return this.#droppedSlices;
  }

  /** Why the database takes nothing at the moment, or null. */
  get stall(): StoreFault | null {
    return this.#stall;
  }

  /** Why slices were dropped, when some were. */
  get dropFault(): StoreFault | null {
    return this.#droppedSlices > 0 ? this.#lastStall : null;
  }

  get error(): StoreError | null {
    return this.#error;
  }

  #send(request: StoreRequest): void {
    this.#worker.postMessage(request);
  }

  #reply(kind: StoreReply["kind"]): Promise<StoreReply> {
    if (this.#error) return Promise.reject(this.#error);
    return new Promise((resolve, reject) => {
      this.#expected.push({ kind, resolve, reject });
    });
  }

  #take(reply: StoreReply): void {
    if (reply.kind === "stored" || reply.kind === "dropped") this.#waitingBytes -= reply.bytes;
    if (reply.kind === "stored") {
      this.#storedSlices++;
      this.#stall = null;
    }
    if (reply.kind === "dropped") this.#droppedSlices++;
    if (reply.kind === "stalled") {
      this.#stall = reply.error;
      this.#lastStall = reply.error;
    }
    if (reply.kind === "failed") this.#fail(reply.error);
    // The thread answers in the order in which it was asked.
    if (this.#expected[0]?.kind === reply.kind) this.#expected.shift()?.resolve(reply);
  }

  #fail(fault: StoreFault): void {
    this.#error ??= new StoreError(fault);
    for (const { reject } of this.#expected.splice(0)) reject(this.#error);
  }
}
