import type { Database } from "@xrpl-probe/db";
import { RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import type { EndedRun } from "../ended-runs.ts";
import { ReportError } from "../report-error.ts";
import { namesOf, runNames } from "../run-names.ts";
import { levelsOfRuns } from "../trend/levels.ts";
import { namedRun } from "../trend/named-run.ts";
import { plain } from "../verdict/text.ts";
import { unchangedGroups } from "../verdict/unchanged-runs.ts";
import type { CalibrateReport, StratumNoise } from "./calibrate-report.ts";
import { calibrationWords } from "./calibration-words.ts";
import { precisionTable, type RunVariance, runVariance } from "./precision-table.ts";
import { severalPairs, singlePairs } from "./same-build-pairs.ts";
import { stratumNoises } from "./stratum-noise.ts";
import { usableRuns } from "./usable-runs.ts";
import { withinRuns } from "./within-run.ts";

export interface CalibrateParams {
  readonly nowMs: number;
  /** Left out: `transactor`, else the first one there is. */
  readonly probe?: string | undefined;
  /** The database that commands must name; left out where they find it by themselves. */
  readonly dbOption?: string | undefined;
}

/**
 * How far verdicts of this database can be trusted: its builds compared with themselves, what their runs differ by, and
 * what a wanted precision needs. Takes seconds, since it compares up to 60 times.
 * @throws ReportError `unknown-probe`
 */
export function calibrationOf(db: Database, params: CalibrateParams): CalibrateReport {
  const all = usableRuns(db, params);
  const probes = [...new Set(all.flatMap((run) => run.probes.map(({ name }) => name)))];
  const probe = chosenProbe(probes, params.probe);
  const runs = all.filter((run) => run.probes.some(({ name }) => name === probe));
  const groups = unchangedGroups(runs);
  const keysOf = (some: readonly EndedRun[]) => some.map(({ run }) => run.key);
  const levels = levelsOfRuns(db, runs, probe);
  const noise = stratumNoises(
    levels,
    groups.map(keysOf),
    withinRuns(db, keysOf(runs), probe),
    runs.at(-1)?.run.version ?? null,
  );
  const noisiest = noisiestOf(noise);
  const lengths = runs.map(({ lengthMs }) => lengthMs).sort((a, b) => a - b);
  const lengthMs = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const names = runNames(db);
  const spans = new Map<number, number>();
  for (const { runKey, count } of levels) spans.set(runKey, (spans.get(runKey) ?? 0) + count);
  const found = {
    groups: groups.map((group) => ({
      name: groupName(group),
      tags: group[0]?.tags ?? [],
      runs: group.map((run) => namedRun(run, { names, nowMs: params.nowMs, spans: spans.get(run.run.key) ?? 0 })),
    })),
    single: singlePairs(db, groups, { probe, nowMs: params.nowMs }),
    several: severalPairs(db, groups, { probe, nowMs: params.nowMs }),
    noise,
    precision: noisiest === null ? null : precisionTable(noisiest.name, noisiest.variance, lengthMs),
  };
  const words = calibrationWords({ ...found, noisiest, runs: runs.length, dbOption: params.dbOption });
  return {
    methodVersion: RUN_STATISTICS_VERSION,
    probe,
    probes,
    ...found,
    ...words,
    text: `${plain(words.headline)} ${plain(words.advice)}`,
  };
}

/** The gate's stratum whose median needs the most runs: a comparison is as good as its worst row. */
function noisiestOf(noise: readonly StratumNoise[]): { name: string; variance: RunVariance; sd: number | null } | null {
  const gate = noise.filter(({ pooled }) => !pooled);
  const medians = gate.flatMap(({ name, statistics }) =>
    statistics
      .filter(({ statistic }) => statistic === "p50")
      .map((median) => ({
        name: `${name} ${median.statisticName}`,
        variance: runVariance(median, gate.length),
        sd: median.sd,
      })),
  );
  const size = ({ variance }: (typeof medians)[number]) => variance.between + variance.within;
  return [...medians].sort((a, b) => size(b) - size(a))[0] ?? null;
}

function groupName([first]: readonly EndedRun[]): string {
  if (first === undefined) return "";
  const { run, tags } = first;
  const build = tags.join(", ") || run.version || namesOf(run.id, run.id).ref;
  return `${build}${run.commit === null ? "" : ` (${run.commit.slice(0, 9)})`}${run.host === null ? "" : ` on ${run.host}`}`;
}

function chosenProbe(probes: readonly string[], asked: string | undefined): string {
  if (asked !== undefined && !probes.includes(asked)) {
    const hint = probes.length === 0 ? "record a run first" : `there are ${probes.join(", ")}`;
    throw new ReportError("unknown-probe", `no run has the probe ${asked}`, hint);
  }
  return asked ?? probes.find((name) => name === "transactor") ?? probes[0] ?? "transactor";
}
