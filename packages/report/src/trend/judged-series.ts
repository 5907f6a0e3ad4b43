import type { AcceptedChange } from "@xrpl-probe/db";
import { DEFAULT_JUDGE_OPTIONS, type JudgedSeries, judgeSeries, studentQuantile } from "@xrpl-probe/stats";
import { formatChange, formatDurationNs } from "../format.ts";
import { stratumNames } from "../strata.ts";
import { statisticName } from "../verdict/statistic-name.ts";
import { apartOf } from "./apart-of.ts";
import { changesOf } from "./changes-of.ts";
import type { SeriesLevels } from "./series-levels.ts";
import type { TrendBeta, TrendSeries } from "./trend-report.ts";

/** What all series of a trend have in common. */
export interface SeriesContext {
  readonly probe: string;
  readonly version: string | null;
  /** In their order, with how many runs each has. */
  readonly versions: readonly { readonly tag: string; readonly runs: readonly unknown[] }[];
  /** Index of the reference; null without one. */
  readonly reference: number | null;
  /** Log2 buckets are wider than the changes that are looked for. */
  readonly coarse: boolean;
  /** ns: what probes add to a duration, at most; 0 where nobody measured it. */
  readonly biasNs: number;
  readonly accepted: readonly AcceptedChange[];
}

/** A series before it is set beside the others. */
export type LoneSeries = Omit<TrendSeries, "shown" | "movesWith" | "finding">;

const LEAST_BETAS = 6;

/** All series of a probe, judged together. */
export function judgedSeries(levels: readonly SeriesLevels[], context: SeriesContext): LoneSeries[] {
  const judged = judgeSeries(
    levels.map((series) => ({
      betas: context.coarse ? [] : series.betas.map(({ level, se }) => ({ level, se })),
      threshold: thresholdOf(series, context),
      reference: referenceIn(series, context),
    })),
  );
  return levels.map((series, i) => loneSeries(series, judged[i] ?? null, context));
}

function loneSeries(series: SeriesLevels, judged: JudgedSeries | null, context: SeriesContext): LoneSeries {
  const { type, code, statistic, spans } = series;
  const { family, ...names } = stratumNames({ type, code }, context.version);
  const betas = betasOf(series, judged, context);
  const changes = judged === null ? [] : changesOf(judged, betas, { ...context, type, statistic });
  const apart = judged === null ? null : apartOf(judged, betas, context);
  const drifted = betas.at(-1)?.differs === true;
  const shownStatistic = statisticName(statistic);
  const prefix = context.probe === "transactor" ? "" : `${context.probe} `;
  return {
    ...names,
    name: `${prefix}${names.typeName} ${names.token} ${shownStatistic}`,
    codeFamily: family,
    statistic,
    statisticName: shownStatistic,
    spans,
    threshold: thresholdOf(series, context),
    sign:
      judged === null
        ? "not-judged"
        : changes.length > 0
          ? "changed"
          : apart
            ? "apart"
            : drifted
              ? "drifted"
              : "steady",
    why: judged === null ? whyNot(series, context) : null,
    noise: judged === null ? null : Math.expm1(judged.noise),
    betas,
    segments: (judged?.segments ?? []).map(({ start, end, level }) => ({ start, end, level: Math.exp(level) })),
    changes,
    apart,
  };
}

function whyNot({ betas }: SeriesLevels, { coarse }: SeriesContext): string {
  if (coarse) return "its values come in log2 buckets, wider than the changes looked for";
  const have = betas.length === 1 ? "1 version has a value" : `${betas.length} versions have a value`;
  return `${have}, ${LEAST_BETAS} are needed`;
}

function betasOf(series: SeriesLevels, judged: JudgedSeries | null, context: SeriesContext): TrendBeta[] {
  const reference = referenceIn(series, context);
  const referenceLevel = reference === null ? undefined : series.betas[reference]?.level;
  const ownLimits = judged === null ? limitsOfRuns(series) : null;
  return series.betas.map(({ version, level, se, perRun }, i) => {
    const limits = judged?.betas[i] ?? ownLimits?.(level, se) ?? null;
    const before = series.betas[i - 1]?.level;
    const vsBefore = before === undefined ? null : Math.expm1(level - before);
    const vsReference = referenceLevel === undefined || i === reference ? null : Math.expm1(level - referenceLevel);
    const runs = perRun.filter((value) => value !== null).length;
    return {
      tag: context.versions[version]?.tag ?? "",
      version,
      level: Math.exp(level),
      lower: limits === null ? null : Math.exp(limits.lower),
      upper: limits === null ? null : Math.exp(limits.upper),
      perRun,
      vsBefore,
      vsReference,
      differs: judged?.betas[i]?.sinceReference?.differs ?? false,
      provisional: i >= series.betas.length - 2,
      text: {
        runs: runs === 1 ? "1 run" : `${runs} runs`,
        level: formatDurationNs(Math.exp(level)),
        vsBefore: vsBefore === null ? "" : formatChange(vsBefore),
        vsReference: i === reference ? "ref" : vsReference === null ? "" : formatChange(vsReference),
      },
    };
  });
}

/** 95 % limits of a level by what its own runs differ by, for a series too short to be judged; null where nothing tells. */
function limitsOfRuns({ betweenRuns: { df } }: SeriesLevels) {
  const t = df > 0 ? studentQuantile(0.975, df) : 0;
  return (level: number, se: number) => (se > 0 ? { lower: level - t * se, upper: level + t * se } : null);
}

/** The reference among the betas of a series; null where it has no value of it. */
function referenceIn({ betas }: SeriesLevels, { reference }: SeriesContext): number | null {
  const found = betas.findIndex(({ version }) => version === reference);
  return found < 0 ? null : found;
}

/** As for two sides: the relative threshold, or an absolute floor of 1 us and of what the probe adds. */
function thresholdOf({ statistic, betas }: SeriesLevels, { biasNs }: SeriesContext): number {
  const { thresholds, floorNs } = DEFAULT_JUDGE_OPTIONS;
  const relative = thresholds[statistic];
  if (betas.length === 0) return relative;
  const least = Math.exp(Math.min(...betas.map(({ level }) => level)));
  return Math.max(relative, Math.max(floorNs, biasNs) / least);
}
