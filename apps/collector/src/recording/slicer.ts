import { type Histogram, HistogramBuilder, mergeHistograms } from "@xrpl-probe/stats";
import type { SliceBounds } from "./slice-grid.ts";
import { type Applied, type AppliesData, ApplyColumns, type Span, unknownApplied } from "./spans.ts";

export interface SliceCell {
  readonly probe: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

export interface SliceData extends SliceBounds {
  readonly cells: readonly SliceCell[];
  readonly applies: AppliesData;
}

interface OpenSlice {
  readonly bounds: SliceBounds;
  readonly cells: Cells;
  readonly applies: ApplyColumns;
}

/** How far the ring may lag behind the clock: a slice closes once it is drained this long past the slice's end. */
const settleNs = 100e6;

/**
 * Sorts spans into slices by the time at which they ended. Pure: `now` and the bounds of the next slice come in.
 * A span that comes after its slice was closed is counted in the oldest open one: nothing is dropped.
 */
export class Slicer {
  readonly #next: (startNs: number) => SliceBounds;
  readonly #open: OpenSlice[];
  readonly #total = new Cells();

  constructor(startNs: number, next: (startNs: number) => SliceBounds) {
    this.#next = next;
    this.#open = [openSlice(next(startNs))];
  }

  /** @param txId where the transaction's row is wanted: its 32 bytes, which are copied */
  add(span: Span, txId: Uint8Array | null, applied: Applied = unknownApplied): void {
    const slice = this.#sliceAt(span.startNs + span.durationNs);
    slice.cells.add(span);
    this.#total.add(span);
    if (txId && span.type !== null && span.code !== null) {
      slice.applies.push({ ...span, ...applied, type: span.type, code: span.code }, txId);
    }
  }

  /** Passages that were counted elsewhere, up to now: they belong to the slice that ended last, else to the open one. */
  addCell(cell: SliceCell, nowNs: number): void {
    const ended = this.#open.filter(({ bounds }) => bounds.endNs <= nowNs).at(-1);
    (ended ?? this.#oldest()).cells.merge(cell);
    this.#total.merge(cell);
  }

  /** The end of the slice that ended last before `nowNs` and is not closed yet; null where none is. */
  endedBefore(nowNs: number): number | null {
    return this.#open.filter(({ bounds }) => bounds.endNs <= nowNs).at(-1)?.bounds.endNs ?? null;
  }

  /** Every slice that ended long enough before `drainedNs`, oldest first; empty ones too. */
  close(drainedNs: number): SliceData[] {
    const closed: SliceData[] = [];
    for (let oldest = this.#oldest(); oldest.bounds.endNs + settleNs <= drainedNs; oldest = this.#oldest()) {
      closed.push(sealed(oldest, oldest.bounds.endNs));
      this.#open.shift();
      if (this.#open.length === 0) this.#open.push(openSlice(this.#next(oldest.bounds.endNs)));
    }
    return closed;
  }

  /** Closes what is left; the last slice ends at `endNs`, the end of the run. */
  finish(endNs: number): SliceData[] {
    const last = this.#open.at(-1);
    return this.#open
      .splice(0)
      .map((slice) => sealed(slice, slice === last ? Math.max(endNs, slice.bounds.startNs + 1) : slice.bounds.endNs));
  }

  /** Histograms of the whole run so far. */
  total(): SliceCell[] {
    return this.#total.list();
  }

  #oldest(): OpenSlice {
    const [oldest] = this.#open;
    if (!oldest) throw new Error("the slicer was finished");
    return oldest;
  }

  #sliceAt(endNs: number): OpenSlice {
    let slice = this.#oldest();
    for (let i = 1; endNs >= slice.bounds.endNs; i++) {
      const following = this.#open[i] ?? openSlice(this.#next(slice.bounds.endNs));
      if (i === this.#open.length) this.#open.push(following);
      slice = following;
    }
    return slice;
  }
}

interface OpenCell {
  readonly probe: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly builder: HistogramBuilder;
  /** What came as a histogram. */
  merged: Histogram | null;
}

/** Histograms by probe, type and code. */
class Cells {
  /** By probe and type, then by code: a code may be any 32-bit number, which leaves no room for one key. */
  readonly #byStratum = new Map<number, Map<number | null, OpenCell>>();

  add(span: Span): void {
    this.#cell(span).builder.add(span.durationNs);
  }

  merge(cell: SliceCell): void {
    const open = this.#cell(cell);
    open.merged = open.merged === null ? cell.histogram : mergeHistograms([open.merged, cell.histogram]);
  }

  #cell({ probe, type, code }: Omit<SliceCell, "histogram">): OpenCell {
    const stratum = probe * 65_537 + (type ?? 65_536);
    const byCode = this.#byStratum.get(stratum) ?? new Map<number | null, OpenCell>();
    const cell = byCode.get(code) ?? { probe, type, code, builder: new HistogramBuilder(), merged: null };
    byCode.set(code, cell);
    this.#byStratum.set(stratum, byCode);
    return cell;
  }

  list(): SliceCell[] {
    return [...this.#byStratum.values()].flatMap((byCode) =>
      [...byCode.values()].map(({ builder, merged, ...key }) => {
        const own = builder.histogram();
        return { ...key, histogram: merged === null ? own : mergeHistograms([own, merged]) };
      }),
    );
  }
}

function openSlice(bounds: SliceBounds): OpenSlice {
  return { bounds, cells: new Cells(), applies: new ApplyColumns() };
}

function sealed(slice: OpenSlice, endNs: number): SliceData {
  return { ...slice.bounds, endNs, cells: slice.cells.list(), applies: slice.applies.trimmed() };
}
