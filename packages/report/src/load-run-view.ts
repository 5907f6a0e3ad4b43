import type { Database } from "@xrpl-probe/db";
import { boxesOf } from "./boxes.ts";
import { drawHistogram } from "./drawn-histogram.ts";
import { heatmapOf, type SliceHistogram } from "./heatmap.ts";
import { latencyStats } from "./latency-stats.ts";
import { loadRunHead } from "./load-run-head.ts";
import { probeRows } from "./probe-rows.ts";
import { choicesOf } from "./run-choices.ts";
import { codeRows } from "./run-codes.ts";
import { columnsOf, type RunSelection, selectRun, strataInTime } from "./run-selection.ts";
import { runSpectra } from "./run-spectra.ts";
import { runSummary } from "./run-summary.ts";
import type { RunFilter, RunView, RunViewParams } from "./run-view.ts";
import { slowestOf } from "./slowest.ts";
import { countOf, pool } from "./strata.ts";

/**
 * All that a run's page draws.
 * @throws ReportError `unknown-run`, `unknown-probe`, `unknown-type`, `unknown-code`
 */
export function loadRunView(db: Database, params: RunViewParams): RunView {
  const selection = selectRun(db, params);
  const { run, probes, whole, probe, ofProbe, type, code, time } = selection;
  const ofType = strataInTime(db, selection).filter((stratum) => type === null || stratum.type === type);
  const shown = ofType.filter((stratum) => code === null || stratum.code === code);
  const columns = columnsOf(db, selection);
  const total = pool(shown);
  const codes = codeRows(db, { run, probe: probe?.name, type, strata: ofType, wholeRun: time === null });
  const allApplies = probe?.name === "transactor" && time === null && type === null && code === null;

  return {
    run: loadRunHead(db, { run, probes, recorded: countOf(whole), nowMs: params.nowMs }),
    filter: filterOf(selection, columns),
    resolution: probe?.scheme === "log2-us" ? "log2" : "log-linear",
    choices: choicesOf(probes, ofProbe, run.version),
    summary: { ...latencyStats(total), ...runSummary(db, { run, strata: shown, total, columns, codes, allApplies }) },
    heatmap: heatmapOf(columns),
    marginal: drawHistogram([total]),
    spectra: runSpectra(shown, type, run.version),
    boxes: boxesOf(shown, run.version),
    codes,
    slowest: slowestOf(columns),
    probes: probeRows(probes, whole, run),
  };
}

function filterOf({ probe, type, code, time }: RunSelection, columns: readonly SliceHistogram[]): RunFilter {
  return {
    probe: probe?.name ?? "",
    type,
    code,
    fromMs: time === null ? null : (columns[0]?.slice.startNs ?? time.fromNs) / 1e6,
    toMs: time === null ? null : (columns.at(-1)?.slice.endNs ?? time.toNs) / 1e6,
  };
}
