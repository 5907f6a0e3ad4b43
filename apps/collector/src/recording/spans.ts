/** A passage as the collector handles it. Times are ns since the run's clock base. */
export interface Span {
  readonly startNs: number;
  readonly durationNs: number;
  readonly thread: number;
  /** Index of the probe within the run. */
  readonly probe: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly applied: boolean | null;
}

/** What an apply has beyond that. */
export interface Applied {
  /** 0 unknown, 1 open ledger, 2 consensus build, 3 another. */
  readonly caller: number;
  /** 0 unknown, 1 a pass whose failures are tried again, 2 the final one. */
  readonly pass: number;
  /** 1 for the transaction's first apply; 0 unknown. */
  readonly attempt: number;
}

export const unknownApplied: Applied = { caller: 0, pass: 0, attempt: 0 };

/**
 * The applied transactions of one slice, a column each: 2,000 objects a second would cost more than the probes. The
 * arrays grow by doubling; only the first `count` entries count.
 */
export class ApplyColumns {
  count = 0;
  txIds = new Uint8Array(32 * 256);
  types = new Uint16Array(256);
  codes = new Int32Array(256);
  startNs = new Float64Array(256);
  durationNs = new Float64Array(256);
  threads = new Uint32Array(256);
  /** 0 not applied, 1 applied, 2 unknown. */
  applied = new Uint8Array(256);
  callers = new Uint8Array(256);
  passes = new Uint8Array(256);
  attempts = new Uint32Array(256);

  push(span: Span & Applied & { readonly type: number; readonly code: number }, txId: Uint8Array): void {
    if (this.count === this.types.length) this.#grow();
    const at = this.count++;
    this.txIds.set(txId, at * 32);
    this.types[at] = span.type;
    this.codes[at] = span.code;
    this.startNs[at] = span.startNs;
    this.durationNs[at] = span.durationNs;
    this.threads[at] = span.thread;
    this.applied[at] = span.applied === null ? 2 : Number(span.applied);
    this.callers[at] = span.caller;
    this.passes[at] = span.pass;
    this.attempts[at] = span.attempt;
  }

  /** The used part of each column. */
  trimmed(): AppliesData {
    const count = this.count;
    return {
      count,
      txIds: this.txIds.slice(0, count * 32),
      types: this.types.slice(0, count),
      codes: this.codes.slice(0, count),
      startNs: this.startNs.slice(0, count),
      durationNs: this.durationNs.slice(0, count),
      threads: this.threads.slice(0, count),
      applied: this.applied.slice(0, count),
      callers: this.callers.slice(0, count),
      passes: this.passes.slice(0, count),
      attempts: this.attempts.slice(0, count),
    };
  }

  #grow(): void {
    const size = this.types.length * 2;
    this.txIds = grown(this.txIds, new Uint8Array(size * 32));
    this.types = grown(this.types, new Uint16Array(size));
    this.codes = grown(this.codes, new Int32Array(size));
    this.startNs = grown(this.startNs, new Float64Array(size));
    this.durationNs = grown(this.durationNs, new Float64Array(size));
    this.threads = grown(this.threads, new Uint32Array(size));
    this.applied = grown(this.applied, new Uint8Array(size));
    this.callers = grown(this.callers, new Uint8Array(size));
    this.passes = grown(this.passes, new Uint8Array(size));
    this.attempts = grown(this.attempts, new Uint32Array(size));
  }
}

export interface AppliesData {
  readonly count: number;
  readonly txIds: Uint8Array;
  readonly types: Uint16Array;
  readonly codes: Int32Array;
  readonly startNs: Float64Array;
  readonly durationNs: Float64Array;
  readonly threads: Uint32Array;
  readonly applied: Uint8Array;
  readonly callers: Uint8Array;
  readonly passes: Uint8Array;
  readonly attempts: Uint32Array;
}

/** A slice and its rows on a clock that began `byNs` later. */
export function shiftedSlice<T extends { startNs: number; endNs: number; applies: AppliesData }>(
  slice: T,
  byNs: number,
): T {
  if (byNs === 0) return slice;
  const startNs = slice.applies.startNs.map((ns) => ns - byNs);
  const applies = { ...slice.applies, startNs };
  return { ...slice, startNs: slice.startNs - byNs, endNs: slice.endNs - byNs, applies };
}

function grown<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
