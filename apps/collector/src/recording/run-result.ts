import type { NewRun } from "@xrpl-probe/db";
import type { Calibration } from "../calibration/calibration.ts";
import type { SlotCounts } from "../calibration/probe-costs.ts";
import { type RunCost, runCost } from "../calibration/run-cost.ts";
import type { PlannedProbe, ProbePlan, RefusedProbe } from "../probes/plan.ts";
import { findingOf } from "./finding.ts";
import type { PeerCount } from "./peer-traffic.ts";
import type { ProbeTotals } from "./probe-totals.ts";
import type { RunClock } from "./run-clock.ts";
import type { SliceCell } from "./slicer.ts";
import type { RunEnding } from "./store-messages.ts";
import type { StopReason } from "./wait-for-stop.ts";

/** A finished run as the summary and `--json` print it. */
export interface RunResult {
  readonly id: string;
  readonly db: string;
  readonly tags: readonly string[];
  readonly version: string | null;
  readonly commit: string | null;
  readonly host: string;
  /** Null where a stored run does not say. */
  readonly stopReason: string | null;
  readonly startedMs: number;
  readonly endedMs: number;
  /** CLOCK_MONOTONIC in ns: every apply that began after `attachedNs` and returned before `detachedNs` is recorded. */
  readonly attachedNs: number;
  readonly detachedNs: number;
  readonly slices: number;
  /** Slices that could not be written. */
  readonly droppedSlices: number;
  /** Distinct ones; null where only some applies have a row, or none. */
  readonly transactions: number | null;
  readonly lost: number;
  /** Null where a stored run is read: it does not say. */
  readonly ringHigh: number | null;
  /** Whether the server's own USDT probe checked id, type and code. */
  readonly usdt: boolean;
  /** Null where it could not be measured, or where a stored run is read. */
  readonly cost: RunCost | null;
  /** What was done to keep the cost within its limit, and by how much that is passed all the same: a sentence each. */
  readonly costWarnings: readonly string[];
  readonly probes: readonly ProbeResultLine[];
  /** What was asked for and could not be placed. */
  readonly refused: readonly RefusedProbe[];
  /** Messages and bytes of the server's peers, by category. */
  readonly peer: readonly PeerCount[];
  /** What must be known of the recording as a whole. */
  readonly warnings: readonly string[];
  readonly cells: readonly SliceCell[];
}

export interface ProbeResultLine extends ProbeTotals {
  readonly name: string;
  readonly kind: PlannedProbe["kind"];
  readonly entry: string;
  readonly exit: string;
  /** Something an operator should know of this probe in this build; null when all is as expected. */
  readonly finding: string | null;
}

/** A run that ended, before it is stored. */
export interface EndedRun {
  readonly db: string;
  readonly run: NewRun;
  readonly clock: RunClock;
  readonly attachedNs: number;
  readonly detachedNs: number;
  readonly stopReason: StopReason;
  readonly plan: ProbePlan;
  /** One for each probe of the plan. */
  readonly totals: readonly ProbeTotals[];
  /** What every slot of the plan counted. */
  readonly slots: readonly SlotCounts[];
  readonly calibration: Calibration | null;
  /** What was done to a probe, by its index, to keep the cost down. */
  readonly costNotes: readonly (string | null)[];
  readonly costWarnings: readonly string[];
}

/** What is stored when a run ends. */
export function runEnd(ended: EndedRun): RunEnding {
  const { clock, attachedNs, detachedNs, stopReason } = ended;
  const applies = ended.plan.probes.findIndex(({ kind }) => kind === "apply");
  return {
    status: stopReason === "storage failed" ? "failed" : "complete",
    stopReason,
    endedMs: clock.startedMs + Math.round(detachedNs / 1e6),
    probes: ended.totals.map(({ hits, spans, unpaired, openAtEnd, ringFull }, idx) => ({
      idx,
      hits,
      spans,
      unpaired,
      openAtEnd,
      ringFull,
      note: noteOf(ended, idx),
    })),
    appliesPerS: ((ended.totals[applies]?.spans ?? 0) * 1e9) / (detachedNs - attachedNs),
    durationMs: (detachedNs - attachedNs) / 1e6,
  };
}

type Counted = Pick<
  RunResult,
  "id" | "transactions" | "lost" | "ringHigh" | "slices" | "droppedSlices" | "usdt" | "cells" | "peer" | "warnings"
>;

export function runResult(all: EndedRun & Counted): RunResult {
  const { run, clock, plan, totals, slots, calibration, costNotes: _, ...ended } = all;
  const durationNs = ended.detachedNs - ended.attachedNs;
  return {
    ...ended,
    cost: calibration && runCost(plan, calibration, { slots, durationNs, usdt: ended.usdt }),
    tags: run.tags ?? [],
    version: run.version ?? null,
    commit: run.commit ?? null,
    host: run.host ?? "",
    startedMs: clock.startedMs + Math.round(ended.attachedNs / 1e6),
    endedMs: clock.startedMs + Math.round(ended.detachedNs / 1e6),
    attachedNs: Number(clock.baseNs) + ended.attachedNs,
    detachedNs: Number(clock.baseNs) + ended.detachedNs,
    refused: plan.refused,
    probes: plan.probes.flatMap((probe, idx) => {
      const counted = totals[idx];
      return counted ? [{ ...probe, ...counted, finding: findingOf(probe, counted) }] : [];
    }),
  };
}

function noteOf({ plan, totals, costNotes }: EndedRun, idx: number): string | null {
  const [probe, counted] = [plan.probes[idx], totals[idx]];
  if (!probe || !counted) return null;
  const notes = [findingOf(probe, counted), costNotes[idx] ?? null, ...probe.notes];
  return notes.filter((text) => text !== null).join("; ") || null;
}
