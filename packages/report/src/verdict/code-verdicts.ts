import { type Database, outcomesOf } from "@xrpl-probe/db";
import { type CodeComparison, type CodeSides, compareCodes, type RunShare } from "@xrpl-probe/stats";
import { codeLabel, decodeCode, typeName } from "@xrpl-probe/xrpl";
import { formatPoints, formatShare } from "../format.ts";
import type { CodeShareReport, CodeTallies, CodeVerdict } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import type { RunCodeShare, SideRun } from "./side-runs.ts";

interface CodeKey {
  readonly type: number | null;
  readonly code: number;
}

/** Which codes of a probe shifted: new and gone, shifted, possibly shifted by size, then the rest by share. */
export function codeVerdicts(db: Database, judged: JudgedSides, probe: string): CodeVerdict[] {
  const { sides, version } = judged;
  const keys = new Map<string, CodeKey>();
  for (const { codes } of [...sides.base, ...sides.head]) {
    for (const { probe: name, type, code } of codes)
      if (name === probe) keys.set(keyOf({ type, code }), { type, code });
  }
  const all = [...keys.values()];
  const compared = compareCodes(
    all.map(
      (key): CodeSides => ({
        base: sharesOf(sides.base, probe, key),
        head: sharesOf(sides.head, probe, key),
      }),
    ),
  );
  const transactions = {
    base: transactionShares(db, sides.base, judged.params, probe),
    head: transactionShares(db, sides.head, judged.params, probe),
  };
  return all
    .flatMap((key, i) => {
      const comparison = compared[i];
      if (comparison === undefined) return [];
      const shares = { base: transactions.base(key), head: transactions.head(key) };
      return [codeVerdict(key, comparison, shares, version)];
    })
    .sort(byWeight);
}

export function codeTallies(codes: readonly CodeVerdict[]): CodeTallies {
  const count = (wanted: CodeVerdict["sign"]) => codes.filter(({ sign }) => sign === wanted).length;
  return {
    shifted: count("shifted"),
    possiblyShifted: count("possibly-shifted"),
    appeared: count("new"),
    gone: count("gone"),
    noChange: count("no-change"),
    inconclusive: count("inconclusive"),
  };
}

function keyOf({ type, code }: CodeKey): string {
  return `${type}/${code}`;
}

/** One share per run that counted codes of the probe; a run in which this one never came has none of it, not nothing. */
function sharesOf(runs: readonly SideRun[], probe: string, { type, code }: CodeKey): RunShare[] {
  return runs.flatMap(({ codes }) => {
    const ofProbe = codes.filter((entry) => entry.probe === probe);
    const own = ofProbe.find((entry) => entry.type === type && entry.code === code);
    const [any] = ofProbe;
    return own ?? (any === undefined ? [] : absent(any));
  });
}

function absent({ total, nu }: RunCodeShare): RunShare {
  return { count: 0, total, variance: 0, nu };
}

function codeVerdict(
  { type, code }: CodeKey,
  { word, reason, base, head, difference }: CodeComparison,
  transactions: Readonly<Record<"base" | "head", number | null>>,
  version: string | null,
): CodeVerdict {
  const sideOf = (side: typeof base, transactionShare: number | null): CodeShareReport => {
    return { count: side.count, share: side.share, transactionShare, designEffect: side.designEffect };
  };
  const [lower, upper] = [difference?.lower ?? null, difference?.upper ?? null];
  return {
    type,
    typeName: type === null ? "all types" : typeName(type),
    code,
    token: codeLabel(code, version),
    codeFamily: decodeCode(code, version).family,
    word,
    sign: SIGNS[word],
    reason,
    why: reason === null ? null : WHY[reason],
    base: sideOf(base, transactions.base),
    head: sideOf(head, transactions.head),
    points: difference?.points ?? null,
    lo: lower,
    hi: upper,
    oddsRatio: difference?.oddsRatio ?? null,
    pAdjusted: difference?.adjustedP ?? null,
    text: {
      base: shareText(base.share),
      head: shareText(head.share),
      points: difference === null ? "-" : formatPoints(difference.points),
      interval: lower === null || upper === null ? "" : `${formatPoints(lower)} to ${formatPoints(upper)}`,
    },
  };
}

const SIGNS: Readonly<Record<CodeVerdict["word"], CodeVerdict["sign"]>> = {
  shifted: "shifted",
  "possibly shifted": "possibly-shifted",
  new: "new",
  gone: "gone",
  "no change": "no-change",
  inconclusive: "inconclusive",
};

const WHY: Readonly<Record<NonNullable<CodeVerdict["reason"]>, string>> = {
  "no-spans": "one side has no span with a code",
  "few-events": "came fewer than 10 times on both sides together",
  "few-runs": "fewer than 5 runs in all: how much runs of one build differ is unknown",
};

function shareText(share: number | null): string {
  return share === null ? "-" : formatShare(share);
}

/** Of distinct transactions by the code of their last apply; null where a run has no ids, or only a part of it is compared. */
function transactionShares(
  db: Database,
  runs: readonly SideRun[],
  { range }: JudgedSides["params"],
  probe: string,
): (key: CodeKey) => number | null {
  const isWhole = range?.fromMs === undefined && range?.toMs === undefined;
  if (!isWhole || probe !== "transactor") return () => null;
  const outcomes = outcomesOf(db, { runKeys: runs.map(({ run }) => run.key) });
  if (new Set(outcomes.map(({ runKey }) => runKey)).size < runs.length) return () => null;
  const counts = new Map<string, number>();
  let total = 0;
  for (const { type, code, transactions } of outcomes) {
    counts.set(keyOf({ type, code }), (counts.get(keyOf({ type, code })) ?? 0) + transactions);
    total += transactions;
  }
  return (key) => (counts.get(keyOf(key)) ?? 0) / total;
}

const ORDER: readonly CodeVerdict["sign"][] = ["new", "gone", "shifted", "possibly-shifted"];

function byWeight(a: CodeVerdict, b: CodeVerdict): number {
  const rank = ({ sign }: CodeVerdict) => (ORDER.includes(sign) ? ORDER.indexOf(sign) : ORDER.length);
  const isMoved = rank(a) < ORDER.length;
  return rank(a) - rank(b) || (isMoved ? sizeOf(b) - sizeOf(a) : shareOf(b) - shareOf(a)) || a.code - b.code;
}

function sizeOf({ points }: CodeVerdict): number {
  return Math.abs(points ?? 0);
}

function shareOf({ base, head }: CodeVerdict): number {
  return (base.share ?? 0) + (head.share ?? 0);
}
