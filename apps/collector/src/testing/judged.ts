import type { CodeVerdict, CompareReport, ReportRow, ReportRun } from "@xrpl-probe/report";

/** A comparison as the reports make it, built from what a test is about. */

function run(shortId: string, tag: string): ReportRun {
  return {
    id: `${shortId}-0000-7000-8000-000000000000`,
    shortId,
    ref: shortId,
    tags: [tag],
    startedMs: Date.UTC(2026, 10, 21, 14),
    lengthMs: 300_000,
    host: "perf1",
    commit: null,
    version: tag,
    status: "complete",
    source: "ebpf",
    lostShare: 0,
    spans: 228_677,
  };
}

type RowSigns = Pick<ReportRow, "typeName" | "token" | "statistic" | "sign"> & Partial<ReportRow>;

export function row(given: RowSigns): ReportRow {
  const statisticName = given.statistic === "p999" ? "p99.9" : given.statistic;
  return {
    name: `${given.typeName} ${given.token} ${statisticName}`,
    probe: "transactor",
    type: 0,
    code: 0,
    codeFamily: "tes",
    statisticName,
    family: "other",
    word: "no change",
    shown: given.sign.replaceAll("-", " "),
    reason: "inside-limits",
    why: "whatever changed lies inside the limits",
    bound: null,
    watch: false,
    base: 1,
    head: 1,
    spans: { base: 1, head: 1 },
    change: 0,
    lo: 0,
    hi: 0,
    lo90: 0,
    hi90: 0.01,
    p: 1,
    pAdjusted: 1,
    threshold: 0.03,
    limit: 0.05,
    mde80: 0.02,
    runsToSettle: 3,
    designEffect: 1,
    biasNote: null,
    perRun: { base: [], head: [], earlier: [] },
    text: { base: "·", head: "·", change: "·", interval: "" },
    ...given,
  };
}

export function code(given: Pick<CodeVerdict, "token" | "sign" | "word" | "text"> & Partial<CodeVerdict>): CodeVerdict {
  const share = { count: 1, share: 0.1, transactionShare: null, designEffect: 1 };
  return {
    type: 0,
    typeName: "Payment",
    code: 128,
    codeFamily: "tec",
    reason: null,
    why: null,
    base: share,
    head: share,
    points: 0,
    lo: 0,
    hi: 0,
    oddsRatio: 1,
    pAdjusted: 1,
    ...given,
  };
}

function side(label: string, ids: readonly string[]): CompareReport["base"] {
  const runs = ids.map((id) => run(id, label));
  return { label, query: label, runs, leftOut: [], tags: [label], commits: [], spans: 1, resolution: "log-linear" };
}

const NONE = { slower: 0, faster: 0, possible: 0, noChange: 0, inconclusive: 0, notJudged: 0, notComparable: 0 };

export function comparison(given: Partial<CompareReport>): CompareReport {
  return {
    methodVersion: 1,
    probe: "transactor",
    probes: ["transactor"],
    leftOutProbes: [],
    base: side("1.4.0-b4", ["01a1fe39", "01a1fe45", "01a1fe51"]),
    head: side("1.4.0-b5", ["01a1fe3f", "01a1fe4b", "01a1fe57"]),
    options: {
      thresholds: { p50: 0.03, p90: 0.03, p99: 0.05, p999: 0.1, mean: 0.03 },
      limits: { p50: 0.05, p90: 0.05, p99: 0.1, p999: 0.2, mean: 0.05 },
      floorNs: 1000,
      minRuns: 3,
      allowSingle: false,
      failOnCodes: false,
      asOfMs: null,
      range: null,
      filter: { probe: null, type: null, code: null },
    },
    verdict: {
      sign: "no-change",
      subject: "1.4.0-b5 vs 1.4.0-b4",
      finding: [{ text: "no change." }],
      basis: [{ text: "3 runs vs 3, same host." }],
      gate: [{ text: "Gate: passes (exit 0)." }],
      text: "1.4.0-b5 vs 1.4.0-b4: no change. 3 runs vs 3, same host. Gate: passes (exit 0).",
    },
    gate: { outcome: "passes", exitCode: 0, reason: "all-excluded", why: "excluded", deciding: [], gateRows: 1 },
    tallies: { ...NONE, worstBound: null, worstBoundText: null },
    rows: [],
    types: [],
    codes: [],
    codeTallies: { shifted: 0, possiblyShifted: 0, appeared: 0, gone: 0, noChange: 0, inconclusive: 0 },
    mix: null,
    mixByType: [],
    commonMode: null,
    environment: { properties: [], blocks: [], warns: [], sentence: "same host, kernel and CPU" },
    history: { runs: [], prior: "assumed", priorSd: 0.02, sentence: "noise from 6 earlier runs" },
    next: [{ when: "", command: "xrpl-probe serve", after: "then http://127.0.0.1:5006/compare?base=a&head=b" }],
    ...given,
  };
}
