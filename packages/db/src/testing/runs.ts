import { HistogramBuilder } from "@xrpl-probe/stats";
import type { Database } from "../database.ts";
import { addProbes } from "../record/add-probes.ts";
import type { NewApply, NewSlice } from "../record/append-slice.ts";
import { createRun, type NewRun, type RunRef } from "../record/create-run.ts";

/** For tests: a run with one probe, `transactor`, that began at a whole minute. */
export const STARTED_MS = Date.UTC(2026, 10, 21, 14, 0, 0);

export function startRun(db: Database, run: Partial<NewRun> = {}): RunRef {
  const ref = createRun(db, { startedMs: STARTED_MS, source: "ebpf", ...run });
  addProbes(db, ref.key, [{ idx: 0, name: "transactor", entries: [], exits: [], scheme: "log-linear-64" }]);
  return ref;
}

export function applyOf(tx: number, fields: Partial<NewApply> = {}): NewApply {
  return { txId: Buffer.alloc(32, tx), type: 0, code: 0, startNs: 0, durationNs: 1000, thread: 7, ...fields };
}

/** A slice from `startNs` to `endNs` whose cells are counted from its applies. */
export function sliceOf(startNs: number, endNs: number, applies: readonly NewApply[] = []): NewSlice {
  const builders = new Map<string, { type: number; code: number; builder: HistogramBuilder }>();
  for (const { type, code, durationNs } of applies) {
    const cell = builders.get(`${type}/${code}`) ?? { type, code, builder: new HistogramBuilder() };
    builders.set(`${type}/${code}`, cell);
    cell.builder.add(durationNs);
  }
  const cells = [...builders.values()].map(({ type, code, builder }) => ({
    probe: 0,
    type,
    code,
    histogram: builder.histogram(),
  }));
  return { startNs, endNs, wallOffsetNs: 0, lost: 0, unpaired: 0, cells, applies, nowMs: STARTED_MS + endNs / 1e6 };
}
