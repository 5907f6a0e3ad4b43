import {
  assembleRange,
  cellsOf,
  type Database,
  DbError,
  levelFor,
  mergeStrata,
  type Probe,
  probesOf,
  type Run,
  runByRef,
  type Slice,
  type Stratum,
  slicesOf,
} from "@xrpl-probe/db";
import { boxesOf } from "./boxes.ts";
import { drawHistogram } from "./drawn-histogram.ts";
import { heatmapOf, histogramsBySlice } from "./heatmap.ts";
import { latencyStats } from "./latency-stats.ts";
import { loadRunHead } from "./load-run-head.ts";
import { probeRows } from "./probe-rows.ts";
import { ReportError } from "./report-error.ts";
import { choicesOf, resolveStratum } from "./run-choices.ts";
import { codeRows } from "./run-codes.ts";
import { runSpectra } from "./run-spectra.ts";
import { runSummary } from "./run-summary.ts";
import type { RunFilter, RunView, RunViewParams } from "./run-view.ts";
import { slowestOf } from "./slowest.ts";
import { countOf, pool } from "./strata.ts";

/** A page never gets more columns than this. */
const MOST_COLUMNS = 500;

/**
 * All that a run's page draws.
 * @throws ReportError `unknown-run`, `unknown-probe`, `unknown-type`, `unknown-code`
 */
export function loadRunView(db: Database, params: RunViewParams): RunView {
  const run = findRun(db, params.run);
  const probes = probesOf(db, { runKey: run.key });
  const whole = mergeStrata(cellsOf(db, { runKeys: [run.key], level: "run" }));
  const probe = chooseProbe(probes, whole, params.probe);
  const ofProbe = whole.filter((stratum) => stratum.probe === probe?.name);
  const { type, code } = resolveStratum(ofProbe, params, run.version);
  const time = timeOf(params);

  const inTime = time === null ? ofProbe : assembleRange(db, { runKey: run.key, probe: probe?.name, ...time });
  const ofType = inTime.filter((stratum) => type === null || stratum.type === type);
  const shown = ofType.filter((stratum) => code === null || stratum.code === code);
  const native = slicesOf(db, { runKey: run.key, level: "native" });
  const slices = columnSlices(db, run, native, time);
  const cells = cellsOf(db, {
    runKeys: [run.key],
    level: slices.level,
    probe: probe?.name,
    type: type ?? undefined,
    code: code ?? undefined,
    ...time,
  });
  const columns = histogramsBySlice(slices.slices, cells);
  const heatmap = heatmapOf(columns);
  const total = pool(shown);
  const codes = codeRows(db, { run, probe: probe?.name, type, strata: ofType, wholeRun: time === null });
  const allApplies = probe?.name === "transactor" && time === null && type === null && code === null;

  return {
    run: loadRunHead(db, { run, probes, slices: native, recorded: countOf(whole), nowMs: params.nowMs }),
    filter: filterOf(probe?.name ?? "", type, code, time, slices.slices),
    resolution: probe?.scheme === "log2-us" ? "log2" : "log-linear",
    choices: choicesOf(probes, ofProbe, run.version),
    summary: { ...latencyStats(total), ...runSummary(db, { run, strata: shown, total, columns, codes, allApplies }) },
    heatmap,
    marginal: drawHistogram([total]),
    spectra: runSpectra(shown, type, run.version),
    boxes: boxesOf(shown, run.version),
    codes,
    slowest: slowestOf(columns),
    probes: probeRows(probes, whole, run),
  };
}

function findRun(db: Database, ref: string): Run {
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

interface TimeRange {
  readonly fromNs: number;
  readonly toNs: number;
}

function timeOf({ fromMs, toMs }: RunViewParams): TimeRange | null {
  if (fromMs === undefined && toMs === undefined) return null;
  return { fromNs: (fromMs ?? 0) * 1e6, toNs: toMs === undefined ? Number.MAX_SAFE_INTEGER : toMs * 1e6 };
}

/** The slices that become columns: the finest that are few enough, wholly inside the time. */
function columnSlices(
  db: Database,
  run: Run,
  native: readonly Slice[],
  time: TimeRange | null,
): { level: Slice["level"]; slices: readonly Slice[] } {
  const inside =
    time === null ? native : native.filter(({ startNs, endNs }) => startNs >= time.fromNs && endNs <= time.toNs);
  const durationNs = (inside.at(-1)?.endNs ?? 0) - (inside[0]?.startNs ?? 0);
  const level = levelFor({ durationNs, nativeSlices: inside.length }, MOST_COLUMNS);
  return { level, slices: level === "native" ? inside : slicesOf(db, { runKey: run.key, level, ...(time ?? {}) }) };
}

function filterOf(
  probe: string,
  type: number | null,
  code: number | null,
  time: TimeRange | null,
  slices: readonly Slice[],
): RunFilter {
  return {
    probe,
    type,
    code,
    fromMs: time === null ? null : (slices[0]?.startNs ?? time.fromNs) / 1e6,
    toMs: time === null ? null : (slices.at(-1)?.endNs ?? time.toNs) / 1e6,
  };
}
