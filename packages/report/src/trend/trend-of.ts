import { acceptedChanges, type Database, type RunLevels } from "@xrpl-probe/db";
import { DEFAULT_JUDGE_OPTIONS, RUN_STATISTICS_VERSION } from "@xrpl-probe/stats";
import { compareVersions } from "@xrpl-probe/xrpl";
import { groupBy } from "../group-by.ts";
import { ReportError } from "../report-error.ts";
import { resolveStratum } from "../run-choices.ts";
import { runNames } from "../run-names.ts";
import { plain } from "../verdict/text.ts";
import { headlineOf, signOf } from "./headline.ts";
import { judgedSeries } from "./judged-series.ts";
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
  const { nowMs, asOfMs, types = [], codes = [], statistic } = params;
  const all = trendRuns(db, { nowMs, asOfMs: asOfMs ?? Number.MAX_SAFE_INTEGER });
  const probes = probesOfRuns(all);
  const probe = chosenProbe(probes, params.probe);
  const { counted, leftOut, warns } = sortOut(all, probe);
  const byTag = [...groupBy(counted, ({ tag }) => tag)].sort(([a], [b]) => compareVersions(a, b) || (a < b ? -1 : 1));
  const tags = byTag.map(([tag]) => tag);
  const reference = referenceOf(tags, params.reference);
  const levels = levelsOfRuns(db, counted, probe);
  const version = counted.at(-1)?.run.version ?? null;
  const series = judgedSeries(
    seriesLevels(
      levels,
      byTag.map(([, runs]) => runs),
    ),
    {
      probe,
      version,
      versions: byTag.map(([tag, runs]) => ({ tag, runs })),
      reference: reference === null ? null : tags.indexOf(reference),
      coarse: counted.some((run) => probeOf(run, probe)?.scheme === "log2-us"),
      biasNs: Math.max(0, ...counted.map((run) => probeOf(run, probe)?.biasNs ?? 0)),
      accepted: acceptedChanges(db),
    },
  );
  const wanted = {
    types: resolveAll(levels, "type", types, version),
    codes: resolveAll(levels, "code", codes, version),
  };
  const listed = sideBySide(
    series.filter(
      (one) =>
        (types.length === 0 || wanted.types.includes(one.type)) &&
        (codes.length === 0 || wanted.codes.includes(one.code)) &&
        (statistic === undefined || one.statistic === statistic),
    ),
  );
  const naming = { nowMs, names: runNames(db), spans: spansByRun(levels) };
  const named = (run: TrendRun) => namedRun(run, { ...naming, spans: naming.spans.get(run.run.key) ?? 0 });
  const versions = byTag.map(
    ([tag, runs], i): TrendVersion => ({
      tag,
      runs: runs.map(named),
      isRelease: isRelease(tag),
      provisional: i >= byTag.length - 2,
    }),
  );
  const told = { versions, runs: counted.length, reference, series: listed };
  const headline = headlineOf(told);
  return {
    methodVersion: RUN_STATISTICS_VERSION,
    probe,
    probes,
    versions,
    runs: counted.length,
    leftOut: leftOut.map((run) => ({ ...named(run), reason: run.reason })),
    warns,
    reference,
    options: {
      thresholds: DEFAULT_JUDGE_OPTIONS.thresholds,
      floorNs: DEFAULT_JUDGE_OPTIONS.floorNs,
      asOfMs: asOfMs ?? null,
      filter: { types, codes, statistic: statistic ?? null },
    },
    sign: signOf(told),
    headline,
    text: plain(headline),
    series: listed,
    more: moreSeries(listed),
    next: nextSteps(tags, params.dbOption),
  };
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
