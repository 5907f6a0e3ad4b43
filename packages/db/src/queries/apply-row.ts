import { applies, CALLERS, PASSES } from "../schema/applies.ts";

/** Columns of an apply; its generated ones serve the index only. */
export const applyColumns = {
  runKey: applies.runKey,
  seq: applies.seq,
  txId: applies.txId,
  type: applies.type,
  code: applies.code,
  startNs: applies.startNs,
  durationNs: applies.durationNs,
  thread: applies.thread,
  applied: applies.applied,
  caller: applies.caller,
  pass: applies.pass,
  attempt: applies.attempt,
};

type ApplyRow = Pick<typeof applies.$inferSelect, keyof typeof applyColumns>;

/** One apply as stored. `txId` is 64 hex digits in capitals, as the XRP Ledger writes them; `startNs` counts from the run's start. */
export type Apply = Omit<ApplyRow, "txId" | "caller" | "pass"> & {
  readonly txId: string;
  readonly caller: (typeof CALLERS)[number] | null;
  readonly pass: (typeof PASSES)[number] | null;
};

export function applyOf(row: ApplyRow): Apply {
  return {
    ...row,
    txId: row.txId.toString("hex").toUpperCase(),
    caller: callerOf(row.caller),
    pass: passOf(row.pass),
  };
}

export function callerOf(stored: number | null): Apply["caller"] {
  return stored === null ? null : (CALLERS[stored] ?? null);
}

export function passOf(stored: number | null): Apply["pass"] {
  return stored === null ? null : (PASSES[stored] ?? null);
}
