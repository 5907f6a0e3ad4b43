import { hostname } from "node:os";
import { addProbes, appendSlice, createRun, durationClassOf, finishRun, openDatabase } from "@xrpl-probe/db";
import { tryIndexRun } from "@xrpl-probe/report/index-run";
import { type SyntheticOptions, syntheticSpans } from "@xrpl-probe/rippled-sim";
import { applyRows } from "../recording/apply-rows.ts";
import { nextSlice, sliceLengthS } from "../recording/slice-grid.ts";
import { Slicer } from "../recording/slicer.ts";
import { collectorVersion } from "../version.ts";

export interface SyntheticRun {
  readonly db: string;
  readonly tag: string;
  readonly commit: string;
  readonly startedMs: number;
  readonly workload: SyntheticOptions;
}

/**
 * A run that no server ran: the stand-in's workload as a probe would have seen it, marked `synthetic`. It goes through
 * the same slices and the same tables as a recording.
 * @throws RangeError for a type or code that the workload does not have
 */
export function writeSyntheticRun({ db, tag, commit, startedMs, workload }: SyntheticRun): string {
  const drawn = syntheticSpans(workload);
  // A type that is not in the mix is refused by the first: before there is a run.
  let next = drawn.next();
  using database = openDatabase(db);
  const endNs = workload.durationS * 1e9;
  const { key, id } = createRun(database, {
    tags: [tag],
    startedMs,
    source: "synthetic",
    commit,
    version: tag,
    host: hostname(),
    environmentKey: "synthetic",
    collectorVersion,
  });
  addProbes(database, key, [
    {
      idx: 0,
      name: "transactor",
      definition: "transactor: one apply",
      entries: ["none: synthetic"],
      exits: ["none: synthetic"],
      exitMethod: "synthetic",
      scheme: "log-linear-64",
    },
  ]);
  const wallOffsetNs = BigInt(startedMs) * 1_000_000n;
  const slicer = new Slicer(0, (startNs) => nextSlice(startNs, sliceLengthS(null, startNs / 1e9), wallOffsetNs));
  let spans = 0;
  for (; !next.done; next = drawn.next()) {
    if (next.value.threw) continue;
    spans++;
    slicer.add({ ...next.value, probe: 0 }, next.value.id);
  }
  for (const slice of slicer.finish(endNs)) {
    const nowMs = startedMs + Math.round(slice.endNs / 1e6);
    const row = { ...slice, applies: applyRows(slice.applies), wallOffsetNs: 0, lost: 0, unpaired: 0, nowMs };
    appendSlice(database, key, row);
  }
  finishRun(database, key, {
    status: "complete",
    stopReason: "duration",
    endedMs: startedMs + workload.durationS * 1000,
    probes: [{ idx: 0, hits: spans, spans, unpaired: 0, openAtEnd: 0, ringFull: 0 }],
    appliesPerS: spans / workload.durationS,
    durationClass: durationClassOf(workload.durationS * 1000),
  });
  tryIndexRun(database, { runKey: key });
  return id;
}
