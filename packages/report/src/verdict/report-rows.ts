import { type JudgedRun, type JudgedStatistic, type LatencyRow, levelOf } from "@xrpl-probe/stats";
import { formatChange, formatLatency } from "../format.ts";
import type { Latency } from "../latency.ts";
import { latencyStats, sideStats } from "../latency-stats.ts";
import type { ReportRow, RowText } from "./compare-report.ts";
import { rowDesignEffect } from "./design-effect.ts";
import type { JudgedSides } from "./judge-sides.ts";
import type { JudgedKey } from "./judged-strata.ts";
import { percentDigits } from "./percent.ts";
import { boundOf, shownWord, signOf, whyOf } from "./row-words.ts";
import { statisticName } from "./statistic-name.ts";

/** Of the row's stratum: what both sides and the earlier runs show, whatever the statistic. */
interface Shown {
  readonly base: ReturnType<typeof sideStats>;
  readonly head: ReturnType<typeof sideStats>;
  readonly earlier: ReturnType<JudgedSides["earlier"]["of"]>;
}

/** Rows as consumers read them, in the order in which they were judged. */
export function reportRows({ rows, earlier, options }: Pick<JudgedSides, "rows" | "earlier" | "options">): ReportRow[] {
  const shown = new Map<JudgedKey, Shown>();
  for (const { key } of rows) {
    if (shown.has(key)) continue;
    shown.set(key, { base: statsOf(key.runs.base), head: statsOf(key.runs.head), earlier: earlier.of(key) });
  }
  return rows.flatMap((row) => {
    const stratum = shown.get(row.key);
    return stratum === undefined ? [] : [reportRow(row, stratum, options.limits[row.statistic])];
  });
}

function reportRow(row: LatencyRow<JudgedKey>, stratum: Shown, limit: number): ReportRow {
  const { key, statistic, numbers, word } = row;
  const { probe, type, typeName, code, token } = key;
  const levels = {
    base: numbers?.coarse?.base ?? numbers?.base ?? stratum.base[statistic],
    head: numbers?.coarse?.head ?? numbers?.head ?? stratum.head[statistic],
  };
  const change = numbers === null || numbers.coarse !== null ? null : numbers.change;
  const limits = { lo: numbers?.lo ?? null, hi: numbers?.hi ?? null };
  return {
    name: rowName(key, statistic),
    ...{ probe, type, typeName, code, token },
    codeFamily: code === null ? null : key.family,
    statistic,
    statisticName: statisticName(statistic),
    family: row.family,
    word,
    shown: shownWord(word),
    sign: signOf(word),
    reason: row.reason,
    why: whyOf(row),
    bound: boundOf(row),
    watch: row.watch,
    ...levels,
    spans: key.spans,
    change,
    ...limits,
    lo90: numbers?.lo90 ?? null,
    hi90: numbers?.hi90 ?? null,
    p: numbers?.p ?? null,
    pAdjusted: numbers?.pAdjusted ?? null,
    threshold: numbers?.threshold ?? null,
    limit,
    mde80: numbers?.mde80 ?? null,
    runsToSettle: numbers?.runsToSettle ?? null,
    designEffect: rowDesignEffect([...key.runs.base, ...key.runs.head], statistic),
    biasNote: biasNote(numbers?.biasShare ?? null),
    perRun: {
      base: key.runs.base.map((run) => levelNs(run, statistic)),
      head: key.runs.head.map((run) => levelNs(run, statistic)),
      earlier: stratum.earlier.map((run) => levelNs(run, statistic)),
    },
    text: rowText(levels, key, change, numbers === null ? null : limits),
  };
}

/** "Payment tecPATH_DRY p99" */
export function rowName(key: JudgedKey, statistic: JudgedStatistic): string {
  return `${stratumName(key)} ${statisticName(statistic)}`;
}

/** "Payment tecPATH_DRY", "preflight: Payment tesSUCCESS": the probe is named unless it is `transactor`. */
export function stratumName({ probe, type, typeName, code, token }: JudgedKey): string {
  const names = [...(type === null && code !== null ? [] : [typeName]), ...(code === null ? [] : [token])];
  return `${probe === "transactor" ? "" : `${probe}: `}${names.join(" ")}`;
}

function statsOf(runs: JudgedKey["runs"]["base"]): ReturnType<typeof sideStats> {
  return sideStats(runs.flatMap((run) => (run === null ? [] : [latencyStats(run.histogram)])));
}

/** A log2 bucket is no point. */
function levelNs(run: Pick<JudgedRun, "histogram"> | null, statistic: JudgedStatistic): number | null {
  if (run === null || run.histogram.scheme === "log2-us") return null;
  const ln = levelOf(run.histogram, statistic);
  return ln === null ? null : Math.exp(ln);
}

function biasNote(share: number | null): string | null {
  if (share === null) return null;
  const part = share >= 1 ? "all" : `about ${percentDigits(share, 0)}\u00a0%`;
  return `${part} of this duration is the probe itself; the true relative change is larger`;
}

const NONE = "-";

function rowText(
  { base, head }: Readonly<Record<"base" | "head", Latency>>,
  { spans }: JudgedKey,
  change: number | null,
  limits: Limits | null,
): RowText {
  return {
    base: spans.base === 0 ? NONE : formatLatency(base),
    head: spans.head === 0 ? NONE : formatLatency(head),
    change: change === null ? formatLatency(null) : formatChange(change),
    interval: limits === null ? "" : intervalText(limits),
  };
}

interface Limits {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** "+15.3 to +23.3", in percent. */
function intervalText({ lo, hi }: Limits): string {
  const signed = (share: number) => formatChange(share).slice(0, -2);
  if (lo === null && hi === null) return "open";
  if (lo === null) return `at most ${signed(hi ?? 0)}`;
  return hi === null ? `at least ${signed(lo)}` : `${signed(lo)} to ${signed(hi)}`;
}
