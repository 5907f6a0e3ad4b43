import type { Counters } from "@xrpl-probe/bpf";
import { typeNumber } from "@xrpl-probe/xrpl";
import type { ProbePlan } from "../probes/plan.ts";
import { countsSince } from "./probe-counts.ts";
import type { SliceCell } from "./slicer.ts";

/** What a probe counted in a run. */
export interface ProbeTotals extends Counters {
  readonly openAtEnd: number;
  /** What the class's own preflight was entered, where the probe listens to it. */
  readonly classPreflightHits: number | null;
  /** Successful applies of its type, which it should have seen; null where it has no type. */
  readonly expected?: number | null;
}

/** A run of the recording as it ended. */
export interface EndedPart {
  /** On the run's own clock. */
  readonly endNs: number;
  readonly totals: readonly ProbeTotals[];
  /** What every slot of the plan counted in the run. */
  readonly slots: readonly Counters[];
}

interface Counted {
  readonly plan: ProbePlan;
  /** By slot, since the run began. */
  readonly counts: readonly Counters[];
  /**
   * Spans by probe that the run's slices hold, where the run was split: the kernel's counts run on while a slice
   * settles, and are put right by them. Null for a recording of one run.
   */
  readonly stored: readonly number[] | null;
  /** Entries by probe whose exit never came, found by looking at the stacks. */
  readonly abandoned: ReadonlyMap<number, number>;
  readonly openAtEnd: (probe: number) => number;
  /** Applies of a type that succeeded, and so passed through every stage. */
  readonly successes: (type: number) => number;
}

/** One for each probe of the plan. */
export function probeTotals({ plan, counts, stored, abandoned, openAtEnd, successes }: Counted): ProbeTotals[] {
  return plan.probes.map((probe, index) => {
    const own = counts[index] ?? countsSince([], []);
    const spans = stored === null ? own.spans : (stored[index] ?? 0) + own.ringFull;
    return {
      ...own,
      spans,
      hits: own.hits + spans - own.spans,
      unpaired: own.unpaired + (abandoned.get(index) ?? 0),
      openAtEnd: openAtEnd(index),
      expected: successesOf(probe.type, successes),
      classPreflightHits: probe.classPreflightSlot === null ? null : (counts[probe.classPreflightSlot]?.hits ?? 0),
    };
  });
}

function successesOf(type: string | null, successes: (type: number) => number): number | null {
  const number = type === null ? null : typeNumber(type);
  return number === null ? null : successes(number);
}

/** Applies of this type that succeeded. */
export function successesIn(cells: readonly SliceCell[], applyProbe: number, type: number): number {
  const own = cells.filter((cell) => cell.probe === applyProbe && cell.type === type && cell.code === 0);
  return own.reduce((sum, { histogram }) => sum + histogram.count, 0);
}
