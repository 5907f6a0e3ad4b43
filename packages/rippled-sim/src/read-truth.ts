import { readFileSync } from "node:fs";
import { SimError } from "./sim-error.ts";
import type { Caller } from "./steps.ts";

/** One run of `Transactor::operator()` as the server itself timed it: its clock is the function's first and last act. */
export interface TruthRow {
  /** CLOCK_MONOTONIC. */
  readonly startNs: bigint;
  readonly durationNs: number;
  /** Kernel thread id. */
  readonly thread: number;
  /** 32 bytes. */
  readonly id: Uint8Array;
  readonly type: number;
  readonly code: number;
  readonly applied: boolean;
  /** It left by an exception: no exit for a probe to see. `durationNs` then ends where it was caught. */
  readonly threw: boolean;
  readonly caller: Caller;
  readonly retry: boolean;
  /** 1 for the transaction's first run. */
  readonly attempt: number;
  /** The run's place in the plan. */
  readonly sequence: number;
}

const headerBytes = 16;
const rowBytes = 64;
const flags = { applied: 1, threw: 2, build: 4, retry: 8, queued: 16 } as const;

/** The rows of a `--truth` file, ordered by start. Throws SimError "not-a-truth-file". */
export function readTruth(path: string): TruthRow[] {
  const bytes = readFileSync(path);
  const isTruth = bytes.length >= headerBytes && bytes.toString("latin1", 0, 8) === "SIMTRUTH";
  if (!isTruth || bytes.readUInt32LE(8) !== 1 || bytes.readUInt32LE(12) !== rowBytes) {
    throw new SimError(
      "not-a-truth-file",
      `${path} is not a truth file of this version`,
      "was the server stopped before it wrote it?",
    );
  }
  const count = Math.floor((bytes.length - headerBytes) / rowBytes);
  return Array.from({ length: count }, (_, i) => readRow(bytes, headerBytes + i * rowBytes));
}

/** The layout of struct TruthRow in cpp/sim/truth.h. */
function readRow(bytes: Buffer, offset: number): TruthRow {
  const bits = bytes.readUInt8(offset + 58);
  return {
    startNs: bytes.readBigUInt64LE(offset),
    durationNs: Number(bytes.readBigUInt64LE(offset + 8)),
    id: new Uint8Array(bytes.subarray(offset + 16, offset + 48)),
    thread: bytes.readInt32LE(offset + 48),
    code: bytes.readInt32LE(offset + 52),
    type: bytes.readUInt16LE(offset + 56),
    applied: (bits & flags.applied) !== 0,
    threw: (bits & flags.threw) !== 0,
    caller: (bits & flags.queued) !== 0 ? "queue" : (bits & flags.build) !== 0 ? "build" : "open",
    retry: (bits & flags.retry) !== 0,
    attempt: bytes.readUInt8(offset + 59),
    sequence: bytes.readUInt32LE(offset + 60),
  };
}
