import { spanEventOffsets as at, type Counters } from "@xrpl-probe/bpf";
import type { Loaded } from "../probes/load.ts";
import type { Placement } from "../probes/place.ts";
import type { ProbePlan } from "../probes/plan.ts";
import { ApplyIntake } from "./apply-intake.ts";
import { decodeSpan } from "./decode-span.ts";
import type { KeptTransactions } from "./kept-transactions.ts";
import { KernelAggregates } from "./kernel-aggregates.ts";
import { OpenCalls, type ReadStacks } from "./open-calls.ts";
import { OwnPreflight } from "./own-preflight.ts";
import { type PeerCount, PeerTraffic } from "./peer-traffic.ts";
import { type EndedPart, type ProbeTotals, probeTotals, successesIn } from "./probe-totals.ts";
import { type Recent, RecentApplies } from "./recent-applies.ts";
import { type RunClock, runClockFrom } from "./run-clock.ts";
import { sliceGrid } from "./slice-grid.ts";
import { type SliceCell, type SliceData, Slicer } from "./slicer.ts";
import { SlotCounters } from "./slot-counters.ts";
import { shiftedSlice } from "./spans.ts";
import type { RunStore } from "./store.ts";

export interface RecorderOptions {
  readonly loaded: Loaded;
  readonly plan: ProbePlan;
  readonly clock: RunClock;
  readonly store: RunStore;
  /** Run clock at which the last entry was placed. */
  readonly attachedNs: number;
  readonly sliceS: number | null;
  /** Length of a run in seconds, null for one run; see `sliceGrid`. */
  readonly splitS: number | null;
  readonly kept: KeptTransactions;
  /** The run ended and another begins, without a gap: its slices come next. `clock` is the new run's. */
  readonly onSplit?: (ended: EndedPart, clock: RunClock) => void;
  readonly readStacks: ReadStacks;
}

export interface Progress extends Recent {
  readonly elapsedMs: number;
  readonly applies: number;
  readonly lost: number;
  readonly unpaired: number;
  /** Largest share of the ring that was ever full. */
  readonly ringHigh: number;
}

/** Drains the ring, sorts spans into slices and hands those to the store. It never waits for the store. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #slicer: Slicer;
  readonly #recent = new RecentApplies();
  readonly #intake: ApplyIntake;
  readonly #peer: PeerTraffic | null;
  readonly #applyProbe: number;
  readonly #ownPreflight: OwnPreflight;
  readonly #counters: SlotCounters;
  /** The run that slices are stored for, and its zero on the recording's clock. */
  #run: { readonly startNs: number; readonly clock: RunClock };
  /** Spans by probe in the run's slices so far. */
  #stored: number[];
  #applies = 0;
  #lost = 0;
  #unpaired = 0;
  #ringHigh = 0;
  readonly #openCalls: OpenCalls;
  #aggregates: KernelAggregates | null = null;
  #aggregatesTakenNs = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#applyProbe = options.plan.probes.findIndex(({ kind }) => kind === "apply");
    const { attachedNs, clock, sliceS, splitS } = options;
    const wallOffsetNs = () => clock.wallOffsetNs();
    this.#slicer = new Slicer(attachedNs, sliceGrid({ startNs: attachedNs, sliceS, splitS, wallOffsetNs }));
    this.#intake = new ApplyIntake({
      layoutNote: options.plan.layoutNote,
      kept: options.kept,
      nowNs: () => this.elapsedMs * 1e6,
      add: (span, txId, applied) => {
        this.#slicer.add(span, txId, applied);
        this.#applies++;
        this.#recent.add(span.durationNs, Math.max(0, this.elapsedMs * 1e6));
      },
    });
    this.#ownPreflight = new OwnPreflight(options.plan);
    this.#openCalls = new OpenCalls(options.loaded, options.readStacks);
    this.#peer = options.plan.usdt.peer === null ? null : new PeerTraffic(options.loaded, options.plan);
    this.#counters = new SlotCounters(options.loaded, options.plan.slots.length);
    this.#run = { startNs: 0, clock };
    this.#stored = options.plan.probes.map(() => 0);
  }

  /** One turn: everything in the ring, and every slice that has settled. */
  turn(): void {
    const nowNs = this.#options.clock.nowNs();
    this.#drain();
    this.#takeAggregatesAt(nowNs);
    if (this.#slicer.endedBefore(nowNs) !== null) this.#intake.settle();
    for (const slice of this.#slicer.close(nowNs)) this.#store(slice);
  }

  /** Messages and bytes of the server's peers so far. */
  peerTraffic(): PeerCount[] {
    return this.#peer?.total() ?? [];
  }

  /** What an operator must know of the recording as a whole. */
  get warnings(): string[] {
    return this.#intake.warnings;
  }

  /** Lets the kernel count these probes' passages from now on. */
  aggregate(probes: readonly number[]): void {
    this.#aggregates ??= new KernelAggregates(() => this.#options.loaded.aggregates.batch());
    this.#options.loaded.setAggregated(probes);
  }

  /** What every slot has counted so far. */
  slotCounts(): Counters[] {
    return this.#counters.sinceLoad();
  }

  get elapsedMs(): number {
    return (this.#options.clock.nowNs() - this.#options.attachedNs) / 1e6;
  }

  /** For the live screen; merges the histograms of the last seconds. */
  progress(): Progress {
    return {
      elapsedMs: this.elapsedMs,
      applies: this.#applies,
      lost: this.#lost,
      unpaired: this.#unpaired,
      ringHigh: this.#ringHigh,
      ...this.#recent.read(this.elapsedMs * 1e6),
    };
  }

  /** Histograms of the whole run. */
  total(): SliceCell[] {
    return this.#slicer.total();
  }

  /** The exits must still be placed: a call that began before `detachedNs` may yet return. */
  async settle(placement: Placement): Promise<{ detachedNs: number }> {
    this.#drain();
    const detachedNs = this.#options.clock.nowNs();
    await placement.detachEntries();
    await placement.detachExits();
    this.#drain();
    return { detachedNs };
  }

  /** Stores what is left; gives what every probe counted in the run, and where that ended on its own clock. */
  finish(detachedNs: number): EndedPart {
    const openAtEnd = this.#openCalls.settle();
    this.#takeAggregates(detachedNs);
    this.#intake.settle();
    const left = this.#slicer.finish(detachedNs);
    for (const [at, slice] of left.entries()) this.#store(slice, at < left.length - 1);
    return {
      endNs: detachedNs - this.#run.startNs,
      slots: this.#counters.ofRun(),
      totals: this.#totals(openAtEnd),
    };
  }

  #totals(openAtEnd: (probe: number) => number, isSplit = this.#run.startNs > 0): ProbeTotals[] {
    const stored = isSplit ? this.#stored : null;
    return probeTotals({
      plan: this.#options.plan,
      counts: this.#counters.ofRun(),
      stored,
      abandoned: this.#openCalls.left,
      openAtEnd,
      successes: (type) => successesIn(this.#slicer.total(), this.#applyProbe, type),
    });
  }

  /** Forgets the threads that are gone. */
  sweep(): void {
    this.#openCalls.sweep();
  }

  #drain(): void {
    const { ring } = this.#options.loaded;
    this.#ringHigh = Math.max(this.#ringHigh, ring.fillShare);
    ring.drain((view, offset) => this.#span(view, offset));
  }

  /** As a slice ends, not as it closes: what the kernel counts carries no time of its own. */
  #takeAggregatesAt(nowNs: number): void {
    const endedNs = this.#slicer.endedBefore(nowNs);
    if (endedNs === null || endedNs <= this.#aggregatesTakenNs) return;
    this.#aggregatesTakenNs = endedNs;
    this.#takeAggregates(nowNs);
  }

  #takeAggregates(nowNs: number): void {
    for (const { fromFreePreflight, ...cell } of this.#aggregates?.take() ?? []) {
      if (this.#ownPreflight.beganElsewhere({ probe: cell.probe, fromFreePreflight })) continue;
      this.#slicer.addCell(this.#intake.isRefused ? { ...cell, type: null } : cell, nowNs);
    }
  }

  #span(view: DataView, offset: number): void {
    const span = decodeSpan(view, offset);
    if (this.#ownPreflight.beganElsewhere(span)) return;
    if (span.probe !== this.#applyProbe) {
      this.#slicer.add(this.#intake.isRefused ? { ...span, type: null } : span, null);
      return;
    }
    const txId = span.hasTx ? new Uint8Array(view.buffer, view.byteOffset + offset + at.txId, 32) : null;
    this.#intake.take(span, txId);
  }

  #store(slice: SliceData, more = true): void {
    const since = this.#counters.take();
    const lost = since.reduce((sum, { ringFull }) => sum + ringFull, 0);
    const unpaired = since.reduce((sum, counts) => sum + counts.unpaired, this.#openCalls.takeNewlyLeft());
    this.#lost += lost;
    this.#unpaired += unpaired;
    for (const { probe, histogram } of slice.cells) this.#stored[probe] = (this.#stored[probe] ?? 0) + histogram.count;
    const { clock, startNs } = this.#run;
    const wallOffsetNs = Number(clock.wallOffsetNs() - BigInt(clock.startedMs) * 1_000_000n);
    this.#options.store.append(shiftedSlice(slice, startNs), {
      lost,
      unpaired,
      wallOffsetNs,
      nowMs: Date.now(),
      codeCounts: this.#peer?.take() ?? [],
    });
    if (slice.endsRun && more) this.#split(slice.endNs);
  }

  /** Spans that are under way belong to the run in which they end. */
  #split(atNs: number): void {
    const ended = {
      endNs: atNs - this.#run.startNs,
      totals: this.#totals(() => 0, true),
      slots: this.#counters.ofRun(),
    };
    const clock = runClockFrom(this.#options.clock, atNs);
    this.#run = { startNs: atNs, clock };
    this.#counters.beginRun();
    this.#stored = this.#options.plan.probes.map(() => 0);
    this.#openCalls.beginRun();
    this.#options.onSplit?.(ended, clock);
  }
}
