import {
  assembleRange,
  cellsOf,
  type Database,
  DbError,
  eachCell,
  type Level,
  levelFor,
  mergeStrata,
  nativeSpan,
  type Probe,
  probesOf,
  type Run,
  runByRef,
  type Slice,
  type Stratum,
  slicesOf,
} from "@xrpl-probe/db";
import { histogramsBySlice, type SliceHistogram } from "./heatmap.ts";
import { ReportError } from "./report-error.ts";
import { resolveStratum } from "./run-choices.ts";
import type { RunViewParams } from "./run-view.ts";

/** A page never gets more columns than this. */
const MOST_COLUMNS = 500;

/** What a question about a run means in its database. */
export interface RunSelection {
  readonly run: Run;
  readonly probes: readonly Probe[];
  /** Of the whole run, all probes. */
  readonly whole: readonly Stratum[];
  readonly probe: Probe | null;
  /** Of the whole run and this probe. */
  readonly ofProbe: readonly Stratum[];
  readonly type: number | null;
  readonly code: number | null;
  readonly time: TimeRange | null;
}

interface TimeRange {
  readonly fromNs: number;
  readonly toNs: number;
}

/** @throws ReportError `unknown-run`, `unknown-probe`, `unknown-type`, `unknown-code` */
export function selectRun(db: Database, params: RunViewParams): RunSelection {
  const run = findRun(db, params.run);
  const probes = probesOf(db, { runKey: run.key });
  const whole = mergeStrata(cellsOf(db, { runKeys: [run.key], level: "run" }));
  const probe = chooseProbe(probes, whole, params.probe);
  const ofProbe = whole.filter((stratum) => stratum.probe === probe?.name);
  const { type, code } = resolveStratum(ofProbe, params, run.version);
  return { run, probes, whole, probe, ofProbe, type, code, time: timeOf(params) };
}

/** Strata of the probe inside the time. */
export function strataInTime(db: Database, { run, probe, ofProbe, time }: RunSelection): readonly Stratum[] {
  return time === null ? ofProbe : assembleRange(db, { runKey: run.key, probe: probe?.name, ...time });
}

/** The slices shown with what was selected of each: the finest that are at most 500. */
export function columnsOf(db: Database, selection: RunSelection): SliceHistogram[] {
  const { run, probe, type, code, time } = selection;
  const { level, slices } = columnSlices(db, run, time);
  const cells = eachCell(db, {
    runKeys: [run.key],
    level,
    probe: probe?.name,
    type: type ?? undefined,
    code: code ?? undefined,
    ...time,
  });
  return histogramsBySlice(slices, cells);
}

/** @throws ReportError `unknown-run` */
export function findRun(db: Database, ref: string): Run {
  try {
    const run = runByRef(db, ref);
    if (run !== null) return run;
  } catch (error) {
    if (error instanceof DbError) throw new ReportError("unknown-run", error.message, error.hint);
    throw error;
  }
  throw new ReportError("unknown-run", `no run is called ${ref}`, "the table of runs has all of them");
}

/** The one asked for; else `transactor`, else the first with spans. */
function chooseProbe(probes: readonly Probe[], strata: readonly Stratum[], name: string | undefined): Probe | null {
  if (name !== undefined) {
    const asked = probes.find((probe) => probe.name === name);
    if (asked !== undefined) return asked;
    const known = probes.map((probe) => probe.name).join(", ");
    throw new ReportError("unknown-probe", `this run has no probe ${name}`, `its probes are ${known}`);
  }
  const hit = probes.filter((probe) => strata.some((stratum) => stratum.probe === probe.name));
  return hit.find((probe) => probe.name === "transactor") ?? hit[0] ?? probes[0] ?? null;
}

function timeOf({ fromMs, toMs }: RunViewParams): TimeRange | null {
  if (fromMs === undefined && toMs === undefined) return null;
  return { fromNs: (fromMs ?? 0) * 1e6, toNs: toMs === undefined ? Number.MAX_SAFE_INTEGER : toMs * 1e6 };
}

/** The slices that become columns: the finest that are few enough, wholly inside the time. */
function columnSlices(
  db: Database,
  { key: runKey }: Run,
  time: TimeRange | null,
): { readonly level: Level; readonly slices: readonly Slice[] } {
  const { count, startNs, endNs } = nativeSpan(db, { runKey, ...time });
  const level = levelFor({ durationNs: endNs - startNs, nativeSlices: count }, MOST_COLUMNS);
  return { level, slices: slicesOf(db, { runKey, level, ...time }) };
}
