import { acceptedChanges, type Database, type RunLevels } from "@xrpl-probe/db";
import { DEFAULT_JUDGE_OPTIONS, RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import { compareVersions } from "@xrpl-probe/xrpl";
import { groupBy } from "../group-by.ts";
import { ReportError } from "../report-error.ts";
import { resolveStratum } from "../run-choices.ts";
import { runNames } from "../run-names.ts";
import { plain } from "../verdict/text.ts";
import { headlineOf, signOf } from "./headline.ts";
import { judgedSeries, type LoneSeries } from "./judged-series.ts";
import { levelsOfRuns } from "./levels.ts";
import { moreSeries } from "./more-series.ts";
import { namedRun } from "./named-run.ts";
import { nextSteps } from "./next-steps.ts";
import { seriesLevels } from "./series-levels.ts";
import { sideBySide } from "./side-by-side.ts";
import type { TrendParams } from "./trend-params.ts";
import type { TrendReport, TrendVersion } from "./trend-report.ts";
import { isRelease, sortOut, type TrendRun, trendRuns } from "./trend-runs.ts";

/**
 * Every version of the database in order, with levels, change points and the newest versions' standing. Reads what runs
 * stored when they ended.
 * @throws ReportError `unknown-probe`, `unknown-type`, `unknown-code`, `unknown-side` (the reference)
 */
export function trendOf(db: Database, params: TrendParams): TrendReport {
  const { nowMs, asOfMs } = params;
  const all = trendRuns(db, { nowMs, asOfMs: asOfMs ?? Number.MAX_SAFE_INTEGER });
  const probes = probesOfRuns(all);
  const probe = chosenProbe(probes, params.probe);
  const { counted, leftOut, warns } = sortOut(all, probe);
  const ordered = byVersion(counted);
  const tags = ordered.map(({ tag }) => tag);
  const reference = referenceOf(tags, params.reference);
  const levels = levelsOfRuns(db, counted, probe);
  const version = counted.at(-1)?.run.version ?? null;
  const judged = judgedSeries(
    seriesLevels(
      levels,
      ordered.map(({ runs }) => runs),
    ),
    {
      probe,
      version,
      versions: ordered,
      reference: reference === null ? null : tags.indexOf(reference),
      coarse: counted.some((run) => probeOf(run, probe)?.scheme === "log2-us"),
      biasNs: Math.max(0, ...counted.map((run) => probeOf(run, probe)?.biasNs ?? 0)),
      accepted: acceptedChanges(db),
    },
  );
  const series = sideBySide(narrowed(judged, levels, version, params));
  const names = runNames(db);
  const spans = spansByRun(levels);
  const named = (run: TrendRun) => namedRun(run, { nowMs, names, spans: spans.get(run.run.key) ?? 0 });
  const versions = ordered.map(
    ({ tag, runs }, i): TrendVersion => ({
      tag,
      runs: runs.map(named),
      isRelease: isRelease(tag),
      provisional: i >= ordered.length - 2,
    }),
  );
  const told = { versions, runs: counted.length, reference, series };
  const headline = headlineOf(told);
  return {
    ...told,
    methodVersion: RUN_STATISTICS_VERSION,
    probe,
    probes,
    leftOut: leftOut.map((run) => ({ ...named(run), reason: run.reason })),
    warns,
    options: optionsOf(params),
    sign: signOf(told),
    headline,
    text: plain(headline),
    more: moreSeries(series),
    next: nextSteps(tags, params.dbOption),
  };
}

function byVersion(runs: readonly TrendRun[]): { readonly tag: string; readonly runs: readonly TrendRun[] }[] {
  return [...groupBy(runs, ({ tag }) => tag)]
    .map(([tag, ofTag]) => ({ tag, runs: ofTag }))
    .sort((a, b) => compareVersions(a.tag, b.tag) || (a.tag < b.tag ? -1 : 1));
}

/** What was asked for by name; everything was judged. */
function narrowed(
  series: readonly LoneSeries[],
  levels: readonly RunLevels[],
  version: string | null,
  { types = [], codes = [], statistic }: TrendParams,
): LoneSeries[] {
  const wanted = {
    types: resolveAll(levels, "type", types, version),
    codes: resolveAll(levels, "code", codes, version),
  };
  return series.filter(
    (one) =>
      (types.length === 0 || wanted.types.includes(one.type)) &&
      (codes.length === 0 || wanted.codes.includes(one.code)) &&
      (statistic === undefined || one.statistic === statistic),
  );
}

function optionsOf({ asOfMs, types = [], codes = [], statistic }: TrendParams): TrendReport["options"] {
  const { thresholds, floorNs } = DEFAULT_JUDGE_OPTIONS;
  return { thresholds, floorNs, asOfMs: asOfMs ?? null, filter: { types, codes, statistic: statistic ?? null } };
}

function probeOf({ probes }: TrendRun, name: string) {
  return probes.find((probe) => probe.name === name);
}

/** Those with the most runs first. */
function probesOfRuns(runs: readonly TrendRun[]): string[] {
  const names = groupBy(
    runs.flatMap(({ probes }) => probes.map(({ name }) => name)),
    (name) => name,
  );
  return [...names].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).map(([name]) => name);
}

function chosenProbe(probes: readonly string[], asked: string | undefined): string {
  if (asked !== undefined && !probes.includes(asked)) {
    const hint = probes.length === 0 ? "no run carries a version tag yet" : `there are ${probes.join(", ")}`;
    throw new ReportError("unknown-probe", `no run of a version has the probe ${asked}`, hint);
  }
  return asked ?? probes.find((name) => name === "transactor") ?? probes[0] ?? "transactor";
}

function referenceOf(tags: readonly string[], asked: string | undefined): string | null {
  if (asked === undefined) return tags.slice(0, -1).filter(isRelease).at(-1) ?? null;
  if (tags.includes(asked)) return asked;
  const hint = tags.length === 0 ? "no run carries a version tag yet" : `versions are ${tags.slice(-8).join(", ")}`;
  throw new ReportError("unknown-side", `${asked} is no version of this trend`, hint);
}

function resolveAll(
  levels: readonly RunLevels[],
  kind: "type" | "code",
  asked: readonly string[],
  version: string | null,
): (number | null)[] {
  return asked.map((name) => resolveStratum(levels, { [kind]: name }, version)[kind]);
}

function spansByRun(levels: readonly RunLevels[]): Map<number, number> {
  const spans = new Map<number, number>();
  for (const { runKey, count } of levels) spans.set(runKey, (spans.get(runKey) ?? 0) + count);
  return spans;
}
