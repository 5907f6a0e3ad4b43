import {
  cellsOf,
  codeCountsOf,
  type Database,
  effectiveStatus,
  outcomesOf,
  type Probe,
  probesOf,
  type Run,
  slicesOf,
  tagsOf,
} from "@xrpl-probe/db";
import { storedPeerCounts } from "../recording/peer-traffic.ts";
import type { ProbeResultLine, RunResult } from "../recording/run-result.ts";

/** A stored run as its recording summed it up, and its probes as stored. */
export interface StoredResult {
  readonly run: Run;
  /** As it reads now. */
  readonly status: Run["status"];
  readonly probes: readonly Probe[];
  readonly result: RunResult;
}

export function storedResult(db: Database, run: Run, nowMs: number): StoredResult {
  const runKey = run.key;
  const probes = probesOf(db, { runKey });
  const [total] = slicesOf(db, { runKey, level: "run" });
  const slices = slicesOf(db, { runKey, level: "native" }).length;
  const cells = cellsOf(db, { runKeys: [runKey], level: "run" });
  const outcomes = outcomesOf(db, { runKeys: [runKey] });
  const [startNs, endNs] = [total?.startNs ?? 0, total?.endNs ?? 0];
  const baseNs = Number(run.clockBaseNs ?? 0);
  return {
    run,
    status: effectiveStatus(run, nowMs),
    probes,
    result: {
      id: run.id,
      db: db.path,
      tags: tagsOf(db, { runKeys: [runKey] }).get(runKey) ?? [],
      version: run.version,
      commit: run.commit,
      host: run.host ?? "",
      stopReason: run.stopReason,
      startedMs: run.startedMs + Math.round(startNs / 1e6),
      endedMs: run.startedMs + Math.round(endNs / 1e6),
      attachedNs: baseNs + startNs,
      detachedNs: baseNs + endNs,
      slices,
      droppedSlices: 0,
      transactions: outcomes.length === 0 ? null : outcomes.reduce((sum, { transactions }) => sum + transactions, 0),
      lost: total?.lost ?? 0,
      ringHigh: null,
      usdt: false,
      cost: costOf(probes, endNs - startNs),
      costWarnings: [],
      refused: [],
      peer: storedPeerCounts(codeCountsOf(db, { runKeys: [runKey] })),
      warnings: [],
      probes: probes.map((probe) => probeLine(probe, cells, total?.unpaired ?? 0)),
      cells: cells.map(({ probeIdx, type, code, histogram }) => ({ probe: probeIdx, type, code, histogram })),
    },
  };
}

/** What the probes took from the server, from the cost per call that was measured when they were placed. */
function costOf(probes: readonly Probe[], lengthNs: number): RunResult["cost"] {
  const known = probes.filter(({ costNs, hits }) => costNs !== null && hits !== null);
  if (known.length === 0 || lengthNs <= 0) return null;
  const takenNs = known.reduce((sum, { costNs, hits }) => sum + (costNs ?? 0) * (hits ?? 0), 0);
  const apply = known.find(({ name }) => name === "transactor");
  const applies = apply?.hits ?? 0;
  return {
    share: takenNs / lengthNs,
    perApplyNs: applies > 0 ? takenNs / applies : null,
    biasNs: apply?.biasNs ?? null,
    atLeast: true,
  };
}

/** A run that is still recorded, or whose collector was killed, has no totals yet: its cells have. */
function probeLine(probe: Probe, cells: ReturnType<typeof cellsOf>, unpaired: number): ProbeResultLine {
  const counted = cells
    .filter(({ probeIdx }) => probeIdx === probe.idx)
    .reduce((sum, { histogram }) => sum + histogram.count, 0);
  const spans = probe.spans ?? counted;
  const isApply = probe.name === "transactor";
  return {
    name: probe.name,
    kind: isApply ? "apply" : probe.definition?.endsWith("preflight to doApply") ? "class" : "call",
    entry: probe.entries[0] ?? "",
    exit: probe.exits[0] ?? "",
    hits: probe.hits ?? 0,
    spans,
    unpaired: probe.unpaired ?? (isApply ? unpaired : 0),
    ringFull: probe.ringFull ?? 0,
    unstarted: 0,
    mismatched: 0,
    openAtEnd: probe.openAtEnd ?? 0,
    classPreflightHits: null,
    finding: probe.note,
  };
}
