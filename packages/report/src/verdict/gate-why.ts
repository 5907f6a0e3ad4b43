import type { LatencyRow } from "@xrpl-probe/stats";
import type { JudgedSides } from "./judge-sides.ts";
import type { JudgedKey } from "./judged-strata.ts";
import { rowName } from "./report-rows.ts";
import { whyOf } from "./row-words.ts";

/** Why the gate over latencies answers as it does, in words. */
export function gateWhy(judged: JudgedSides): string {
  const { deciding, reason } = judged.gate;
  const gateRows = judged.rows.filter(({ family }) => family === "gate").length;
  switch (reason) {
    case "regression":
      return deciding.length === 1
        ? "one row is proven slower"
        : `${deciding.length} rows are proven slower, one is enough`;
    case "too-few-runs":
      return tooFewRuns(judged, gateRows);
    case "limit-not-excluded":
      return limitNotExcluded(deciding, gateRows);
    case "not-judged":
      return notJudged(deciding, gateRows);
    case "no-gate-row":
      return "base has no spans that the gate could ask about";
    case "no-gate-row-is-comparable":
      return judged.environment.blocks.map(({ sentence }) => sentence).join("; ") || "no gate row is comparable";
    case "all-excluded":
      return "no row is slower, and each gate row excludes a slowdown of its limit's size";
  }
}

type Deciding = readonly LatencyRow<JudgedKey>[];

/** Runs that a side lacks, then noise that nobody knows, then runs in which some row of the gate never came. */
function tooFewRuns({ sides, options, gate }: JudgedSides, gateRows: number): string {
  const { minRuns } = options;
  const asked = minRuns === 1 ? "1 run" : `${minRuns} runs`;
  const least = Math.min(sides.base.length, sides.head.length);
  if (least < minRuns) return `the gate asks for ${asked} on each side`;
  const unknown = gate.deciding.some(({ numbers }) => numbers?.tooFewRuns);
  if (least < 2 && unknown) {
    return "how much runs of one build differ is unknown: a side has one run, and earlier ones do not tell";
  }
  return `${gate.deciding.length} of ${gateRows} gate rows came in fewer than ${unknown ? "2 runs" : asked} of a side`;
}

function limitNotExcluded(deciding: Deciding, gateRows: number): string {
  const missing = deciding.filter(({ numbers }) => numbers === null);
  const open = `a slowdown of the limit's size is not excluded in ${deciding.length - missing.length} of ${gateRows} gate rows`;
  return missing.length === 0 ? open : `${open}; ${notJudged(missing, gateRows)}`;
}

function notJudged(deciding: Deciding, gateRows: number): string {
  const [first] = deciding;
  if (first === undefined) return "some gate row was not judged";
  if (deciding.length === 1) return `${rowName(first.key, first.statistic)} was not judged: ${whyOf(first)}`;
  return `${deciding.length} of ${gateRows} gate rows were not judged, ${rowName(first.key, first.statistic)}: ${whyOf(first)}`;
}
