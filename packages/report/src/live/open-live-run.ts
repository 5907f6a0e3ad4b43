import { cellsOf, type Database, effectiveStatus, probesOf, type Slice, slicesOf } from "@xrpl-probe/db";
import { groupBy } from "../group-by.ts";
import { loadRunHead } from "../load-run-head.ts";
import type { RunHead } from "../run-head.ts";
import { findRun } from "../run-selection.ts";
import { pool } from "../strata.ts";
import { loadBaseline } from "./live-baseline.ts";
import { type StoredColumn, storedColumns, withinWindow } from "./live-columns.ts";
import { windowFigures } from "./live-figures.ts";
import { liveEdges } from "./live-grid.ts";
import { livePrecision } from "./live-precision.ts";
import { LIVE_WINDOW_MS, type LiveColumn, type LiveFigures, type LiveUpdate, type LiveView } from "./live-view.ts";
import { liveWindows } from "./live-windows.ts";

/** Rows to an octave, as the heat map of a run that has ended. */
const ROWS_PER_OCTAVE = 4;

/** A run so long is read by the minute when it is opened; what comes after is read slice by slice. */
const MANY_SLICES = 600;

/** A run while it is recorded, held in bounded memory: five minutes of slices, and 480 windows of the whole. */
export interface LiveRun {
  view(): LiveView;
  /** Reads what was stored since; null where nothing changed. */
  advance(nowMs: number): LiveUpdate | null;
  /** The columns that somebody who has seen slice `seq` lacks. */
  columnsAfter(seq: number): LiveColumn[];
  figures(): LiveFigures;
}

/**
 * Reads a run so far, of `transactor` where it was placed.
 * @throws ReportError `unknown-run`
 */
export function openLiveRun(
  db: Database,
  { run: ref, nowMs }: { readonly run: string; readonly nowMs: number },
): LiveRun {
  return db.$client.transaction(() => open(db, ref, nowMs))();
}

function open(db: Database, ref: string, nowMs: number): LiveRun {
  const run = findRun(db, ref);
  const probes = probesOf(db, { runKey: run.key });
  const probe = (probes.find(({ name }) => name === "transactor") ?? probes[0])?.name ?? "";
  const edgesNs = liveEdges(ROWS_PER_OCTAVE);
  const native = slicesOf(db, { runKey: run.key, level: "native" });
  const head = headOf(db, { run, probes, nowMs });
  const base = loadBaseline(db, { tag: head.versionBefore, probe, nowMs });
  const windows = liveWindows();
  const totals = { applies: 0, lost: 0, unpaired: 0, firstLostMs: null as number | null };
  let lastSeq = native.at(-1)?.seq ?? -1;
  let columns: StoredColumn[] = [];
  let ended = { status: effectiveStatus(run, nowMs), stopReason: run.stopReason };

  const read = (slices: readonly Slice[]): StoredColumn[] => {
    const [first, last] = [slices[0], slices.at(-1)];
    if (first === undefined || last === undefined) return [];
    const seqs = { fromSeq: first.seq, toSeq: last.seq };
    return storedColumns(slices, cellsOf(db, { runKeys: [run.key], level: "native", probe, ...seqs }), edgesNs);
  };
  const note = (slices: readonly Slice[]) => {
    for (const { lost, unpaired, endNs } of slices) {
      totals.lost += lost;
      totals.unpaired += unpaired;
      if (lost > 0) totals.firstLostMs ??= endNs / 1e6;
    }
  };
  const take = (fresh: readonly StoredColumn[]) => {
    for (const { column, histogram } of fresh) {
      totals.applies += column.count;
      windows.add(column.startMs * 1e6, column.endMs * 1e6, histogram);
    }
    columns = withinWindow([...columns, ...fresh]);
  };
  const figures = (): LiveFigures => ({
    ...ended,
    ...totals,
    ...windowFigures(columns, { baseline: base?.histograms ?? [], version: run.version }),
    precision: livePrecision(windows.list()),
  });

  note(native);
  const shown = native.filter(({ endNs }) => endNs / 1e6 > (native.at(-1)?.endNs ?? 0) / 1e6 - LIVE_WINDOW_MS);
  if (native.length <= MANY_SLICES) take(read(native));
  else {
    for (const { startNs, endNs, histogram } of byMinute(db, run.key, probe)) {
      totals.applies += histogram.count;
      windows.add(startNs, endNs, histogram);
    }
    columns = read(shown);
  }

  return {
    figures,
    columnsAfter: (seq) => columns.map(({ column }) => column).filter((column) => column.seq > seq),
    view: () => ({
      run: { ...head, status: ended.status, stopReason: ended.stopReason },
      edgesNs,
      columns: columns.map(({ column }) => column),
      figures: figures(),
      baseline: base?.baseline ?? null,
    }),
    advance(now) {
      const slices = slicesOf(db, { runKey: run.key, level: "native", afterSeq: lastSeq });
      const state = stateOf(db, run.id, now);
      if (slices.length === 0 && state.status === ended.status) return null;
      const fresh = read(slices);
      note(slices);
      take(fresh);
      lastSeq = slices.at(-1)?.seq ?? lastSeq;
      ended = state;
      return { columns: fresh.map(({ column }) => column), figures: figures() };
    },
  };
}

function headOf(db: Database, about: Omit<Parameters<typeof loadRunHead>[1], "recorded">): RunHead {
  return loadRunHead(db, { ...about, recorded: 0 });
}

function byMinute(db: Database, runKey: number, probe: string) {
  const cells = groupBy(cellsOf(db, { runKeys: [runKey], level: 60, probe }), ({ seq }) => seq);
  return slicesOf(db, { runKey, level: 60 }).map(({ seq, startNs, endNs }) => ({
    ...{ startNs, endNs },
    histogram: pool(cells.get(seq) ?? []),
  }));
}

/** A run that was deleted meanwhile has ended too. */
function stateOf(db: Database, id: string, nowMs: number): Pick<LiveFigures, "status" | "stopReason"> {
  const run = db.query.runs.findFirst({ where: (runs, { eq }) => eq(runs.id, id) }).sync();
  if (run === undefined) return { status: "failed", stopReason: "the run was deleted" };
  return { status: effectiveStatus(run, nowMs), stopReason: run.stopReason };
}
