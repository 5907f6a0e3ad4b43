import type { Database } from "@xrpl-probe/db";
import {
  type Gate,
  type JudgeOptions,
  judgeGate,
  judgeLatency,
  judgeOptions,
  type LatencyRow,
  type Stratum,
} from "@xrpl-probe/stats";
import { type StoredRuns, storedRuns } from "../stored-runs.ts";
import { type Comparability, comparability } from "./comparability.ts";
import type { CompareParams } from "./compare-params.ts";
import { type ComparedProbes, comparedProbes, type Sides } from "./compared-probes.ts";
import { type Earlier, earlierRuns } from "./earlier-runs.ts";
import { type JudgedKey, judgedStrata } from "./judged-strata.ts";
import { type LoadedSides, loadSides } from "./load-sides.ts";

/** Two sides judged, before anything is put into words. */
export interface JudgedSides {
  readonly params: CompareParams;
  readonly options: JudgeOptions;
  readonly loaded: LoadedSides;
  /** The runs that count. */
  readonly sides: Sides;
  readonly compared: ComparedProbes;
  readonly environment: Comparability;
  readonly earlier: Earlier;
  /** Of the server, for the names of codes. */
  readonly version: string | null;
  readonly strata: readonly Stratum<JudgedKey>[];
  /** Five per stratum, of all probes: filters come later. */
  readonly rows: readonly LatencyRow<JudgedKey>[];
  readonly gate: Gate<JudgedKey>;
}

/**
 * @param stored what comparisons made before have read
 * @throws ReportError for sides and probes that are not in the database
 */
export function judgeSides(db: Database, params: CompareParams, stored: StoredRuns = storedRuns(db)): JudgedSides {
  const loaded = loadSides(db, params, stored);
  const sides = { base: loaded.base.runs, head: loaded.head.runs };
  const compared = comparedProbes(sides, params.probe);
  const environment = comparability(sides, compared.probes);
  const earlier = earlierRuns(db, sides, { asOfMs: params.asOfMs ?? Number.MAX_SAFE_INTEGER, stored });
  const version = versionOf(sides.head) ?? versionOf(sides.base);
  const strata = judgedStrata(sides, compared, { blocks: environment.blocks, earlier, version });
  const options = optionsOf(params);
  const rows = judgeLatency(strata, options);
  const gate = judgeGate(rows, options);
  return { params, options, loaded, sides, compared, environment, earlier, version, strata, rows, gate };
}

function optionsOf({ thresholds, limits, minRuns, allowSingle }: CompareParams): JudgeOptions {
  return judgeOptions({
    ...(thresholds !== undefined && { thresholds }),
    ...(limits !== undefined && { limits }),
    ...(minRuns !== undefined && { minRuns }),
    ...(allowSingle !== undefined && { allowSingle }),
  });
}

function versionOf(runs: Sides["base"]): string | null {
  return runs.find(({ run }) => run.version !== null)?.run.version ?? null;
}
