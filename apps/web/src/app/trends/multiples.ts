import type { Acceptance, Sentence, TrendReport, TrendSeries, TrendShape } from "@xrpl-probe/report";
import { formatChange, formatCount } from "@xrpl-probe/report/format";
import { concerns } from "../../edit/concerns.ts";
import type { TrendMultipleData } from "../../figures/trend-multiple.ts";

/** One chart of the page. */
export interface Multiple {
  readonly key: string;
  /** `backticks` hold codes. */
  readonly title: string;
  readonly sub: string;
  readonly series: TrendSeries;
  readonly data: TrendMultipleData;
  readonly changes: readonly ChangeLine[];
  /** Null where levels are shown. */
  readonly shape: TrendShape | null;
}

/** A change point in words. */
export interface ChangeLine {
  readonly near: string;
  /** `+13.4 % (+11.2 to +15.7 %)` */
  readonly size: string;
  /** Null where nobody accepted it. */
  readonly accepted: Acceptance | null;
}

interface Asked {
  readonly statistic: TrendSeries["statistic"];
  /** A type was asked for: its codes stand side by side. */
  readonly typed: boolean;
  /** From any of the versions on. */
  readonly acceptances: readonly Acceptance[];
  readonly shapeOf: (stratum: Pick<TrendSeries, "type" | "code">) => TrendShape | null;
}

/** What to look at first. */
const SIGNS: readonly TrendSeries["sign"][] = ["changed", "apart", "drifted", "steady", "not-judged"];

/** A chart for every type, of the code that says most; or for every code of the type that was asked for. */
export function multiplesOf(report: TrendReport, { statistic, typed, acceptances, shapeOf }: Asked): Multiple[] {
  const shown = new Set<string>();
  return report.series
    .filter((series) => series.statistic === statistic)
    .sort((a, b) => SIGNS.indexOf(a.sign) - SIGNS.indexOf(b.sign) || b.spans - a.spans)
    .filter(({ type, code }) => {
      const key = typed ? `${type}/${code}` : `${type}`;
      return shown.size < shown.add(key).size;
    })
    .map((series) => {
      const farther = statistic === "p50" ? tailOf(report, series) : null;
      return {
        key: series.name,
        title: titleOf(series),
        sub: `${series.statisticName}${farther === null ? "" : `, in grey ${farther.statisticName}`}; ${formatCount(series.spans)} applies`,
        series,
        data: dataOf(report, series, farther),
        changes: changesOf(series, report.probe, acceptances),
        shape: shapeOf(series),
      };
    });
}

/** Where a change may lie at one of several versions, one accepted from any of them on is that one. */
function changesOf(
  { changes, betas, type, statistic }: TrendSeries,
  probe: string,
  acceptances: readonly Acceptance[],
): ChangeLine[] {
  const tags = betas.map(({ tag }) => tag);
  return changes.map(({ near, from, to, change, lo, hi, accepted }) => {
    const places = tags.slice(tags.indexOf(from), tags.indexOf(to) + 1);
    const found = acceptances.find(
      (one) => places.includes(one.tag) && concerns(one, { probe, type, statistic }) && one.text === accepted,
    );
    const interval = `${formatChange(lo).replace(/\u00a0%$/, "")} to ${formatChange(hi)}`;
    return { near, size: `${formatChange(change)} (${interval})`, accepted: found ?? null };
  });
}

/** The series of the same stratum at p99, for the band above its p50. */
function tailOf({ series }: TrendReport, { type, code }: TrendSeries): TrendSeries | null {
  return series.find((other) => other.type === type && other.code === code && other.statistic === "p99") ?? null;
}

function titleOf({ finding, typeName, token, statisticName, sign, why }: TrendSeries): string {
  if (finding !== null) return backticked(finding);
  const name = `${typeName} \`${token}\` ${statisticName}`;
  return sign === "not-judged" ? `${name}: not judged${why === null ? "" : `, ${why}`}` : `${name} is steady`;
}

function backticked(sentence: Sentence): string {
  return sentence.map(({ text, tone }) => (tone === "code" ? `\`${text}\`` : text)).join("");
}

function dataOf(report: TrendReport, series: TrendSeries, tail: TrendSeries | null): TrendMultipleData {
  const referenceOf = ({ betas }: TrendSeries) => betas.find(({ tag }) => tag === report.reference)?.level ?? null;
  const points = ({ betas }: TrendSeries) =>
    betas.map(({ version, level, lower, upper, perRun, provisional }) => ({
      version,
      levelNs: level,
      lowerNs: lower,
      upperNs: upper,
      runs: perRun.flatMap((valueNs, at) =>
        valueNs === null ? [] : [{ id: report.versions[version]?.runs[at]?.shortId ?? "", valueNs }],
      ),
      provisional,
    }));
  const versionAt = (beta: number) => series.betas[beta]?.version ?? 0;
  const { apart } = series;
  return {
    versions: report.versions.map(({ tag }) => tag),
    reference: report.reference,
    line: { points: points(series), referenceNs: referenceOf(series) },
    tail: tail === null ? null : { points: points(tail), referenceNs: referenceOf(tail) },
    noise: series.segments.flatMap(({ start, end, level }) => {
      const last = Math.min(end, apart?.start ?? end) - 1;
      if (series.noise === null || last < start) return [];
      return [{ from: versionAt(start), to: versionAt(last), levelNs: level, sd: series.noise }];
    }),
    changes: series.changes.map(({ start, near, change, accepted }) => ({
      version: versionAt(start),
      near,
      change,
      accepted: accepted !== null,
    })),
  };
}
