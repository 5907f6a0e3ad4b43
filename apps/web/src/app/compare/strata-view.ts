import type {
  CompareReport,
  Comparison,
  DrawnSides,
  Latency,
  ReportRow,
  Sign,
  StratumRow,
  TypeRows,
} from "@xrpl-probe/report";
import { formatChange, NOT_ENOUGH } from "@xrpl-probe/report/format";
import type { Interval } from "../../verdict/interval-axis.ts";

/** The table of types and codes as it is sent to the browser: worst first, every text finished. */
export interface StrataView {
  readonly types: readonly TypeView[];
  /** All types and codes together; null where there is only one type. */
  readonly pooled: StratumView | null;
}

export interface TypeView {
  readonly name: string;
  /** The one that gives the type its word first, the others by their spans. */
  readonly strata: readonly StratumView[];
  /** Null for a single code. */
  readonly pooled: StratumView | null;
}

export interface StratumView {
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly counts: { readonly base: number; readonly head: number };
  readonly p50: StatisticView;
  readonly p99: StatisticView;
  readonly strip: DrawnSides | null;
  readonly word: WordView;
}

export interface StatisticView extends Interval {
  readonly base: Latency;
  readonly head: Latency;
  /** As printed; `difference` is the number, also where nothing was judged. */
  readonly text: string;
  readonly difference: number | null;
  readonly sign: Sign;
  readonly shown: string;
  readonly threshold: number | null;
  /** What stands behind the number: interval, word, family and reason. */
  readonly about: string;
}

export interface WordView {
  readonly sign: Sign;
  readonly shown: string;
  /** Statistics that carry the word: `p90, p99, mean`. */
  readonly statistics: string;
  /** What an inconclusive row excludes all the same. */
  readonly bound: string | null;
  readonly about: string;
}

/** Joins what was counted with what was judged. Rows of strata that were not judged say so. */
export function strataView(
  comparison: Pick<Comparison, "types" | "pooled" | "probe">,
  report: CompareReport,
): StrataView {
  const rows = report.rows.filter(({ probe }) => probe === comparison.probe);
  const order = report.types.filter(({ probe }) => probe === comparison.probe);
  const place = ({ type }: TypeRows) => {
    const at = order.findIndex((verdict) => verdict.type === type);
    return at < 0 ? order.length : at;
  };
  const types = [...comparison.types].sort((a, b) => place(a) - place(b)).map((type) => typeView(type, rows));
  return { types, pooled: types.length > 1 ? pooledView(comparison.pooled) : null };
}

function typeView({ type, name, strata, pooled }: TypeRows, rows: readonly ReportRow[]): TypeView {
  const ofType = rows.filter((row) => row.type === type);
  const leads = ({ code }: StratumRow) => {
    const at = ofType.findIndex((row) => row.code === code);
    return at < 0 ? ofType.length : at;
  };
  const [first, ...rest] = [...strata].sort((a, b) => leads(a) - leads(b));
  const inOrder = first === undefined ? [] : [first, ...strata.filter((stratum) => rest.includes(stratum))];
  return {
    name,
    strata: inOrder.map((stratum) =>
      stratumView(
        stratum,
        ofType.filter((row) => row.code === stratum.code),
      ),
    ),
    pooled: strata.length > 1 ? pooledView(pooled) : null,
  };
}

function stratumView(stratum: StratumRow, rows: readonly ReportRow[]): StratumView {
  const cell = (statistic: "p50" | "p99"): StatisticView => {
    const row = rows.find((one) => one.statistic === statistic);
    return row === undefined ? unjudged(stratum, statistic) : judged(row);
  };
  return { ...named(stratum), p50: cell("p50"), p99: cell("p99"), word: wordOf(rows) };
}

function judged(row: ReportRow): StatisticView {
  const { base, head, change, lo, hi, sign, shown, threshold } = row;
  const printed = { text: row.text.change, difference: change, about: aboutRow(row) };
  return { base, head, change, lo, hi, sign, shown, threshold, ...printed };
}

/** `p99 +19.1 % (+15.3 to +23.3): slower. Why. Gate row.` */
export function aboutRow(row: ReportRow): string {
  const interval = row.lo === null && row.hi === null ? "" : ` (${row.text.interval})`;
  const family = row.family === "gate" ? "Row of the gate." : "Row of the second family.";
  const bound = row.bound === null ? "" : `, ${row.bound}`;
  const parts = [
    `${row.statisticName} ${row.text.change}${interval}: ${row.shown}${bound}`,
    ...(row.why === "" ? [] : [row.why]),
    ...(row.biasNote === null ? [] : [row.biasNote]),
  ];
  return `${parts.join(". ")}. ${family}`;
}

const QUANTILES = ["p50", "p90", "p99", "p999"] as const;

/** The rows come worst first: the first gives the word, and all that share it are named. */
function wordOf(rows: readonly ReportRow[]): WordView {
  const [first] = rows;
  if (first === undefined) return NOT_JUDGED;
  const same = rows.filter(({ sign }) => sign === first.sign);
  const quiet = first.sign === "no-change" || first.sign === "not-judged" || first.sign === "not-comparable";
  const names = QUANTILES.flatMap((statistic) => same.find((row) => row.statistic === statistic)?.statisticName ?? []);
  const mean = same.some(({ statistic }) => statistic === "mean") ? ["mean"] : [];
  const quantiles = names.length > 2 ? [`${names[0]} to ${names.at(-1)}`] : names;
  return {
    sign: first.sign,
    shown: first.shown,
    statistics: quiet ? "" : [...quantiles, ...mean].join(", "),
    bound: first.bound,
    about: rows.map(aboutRow).join("\n"),
  };
}

const NOT_JUDGED: WordView = {
  sign: "not-judged",
  shown: "not judged",
  statistics: "",
  bound: null,
  about: "Shown, never judged: a change of the mix moves it too.",
};

function pooledView(stratum: StratumRow): StratumView {
  const word = { ...NOT_JUDGED, shown: "mix, not judged" };
  return { ...named(stratum), p50: unjudged(stratum, "p50"), p99: unjudged(stratum, "p99"), word };
}

function named({ type, typeName, code, token, base, head, strip }: StratumRow) {
  return {
    type,
    typeName,
    code,
    token,
    counts: { base: base?.stats.count ?? 0, head: head?.stats.count ?? 0 },
    strip,
  };
}

function unjudged({ base, head, change }: StratumRow, statistic: "p50" | "p99"): StatisticView {
  const difference = change[statistic];
  return {
    base: base?.stats[statistic] ?? null,
    head: head?.stats[statistic] ?? null,
    change: null,
    lo: null,
    hi: null,
    sign: "not-judged",
    shown: NOT_JUDGED.shown,
    threshold: null,
    text: difference === null ? NOT_ENOUGH : formatChange(difference),
    difference,
    about: NOT_JUDGED.about,
  };
}
