import { namesOf } from "../run-names.ts";
import type { HistoryReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { percent, percentDigits } from "./percent.ts";

const ASSUMED_SD = 0.02;
/** As many as let single runs be judged. */
const ENOUGH_DF = 4;

/** What the noise between runs rests on besides the sides: told of the first gate row, else of any. */
export function historyReport({ rows, earlier, loaded }: JudgedSides): HistoryReport {
  const numbered = rows.filter(({ numbers }) => numbers !== null);
  const noise = (numbered.find(({ family }) => family === "gate") ?? numbered[0])?.numbers?.noise;
  const runs = earlier.runs.map(({ run, tags }) => {
    const { shortId, ref } = loaded.names.get(run.id) ?? namesOf(run.id, run.id);
    return { id: run.id, shortId, ref, tags };
  });
  const known = { prior: noise?.prior ?? "assumed", priorSd: noise?.priorSd ?? ASSUMED_SD } as const;
  return { runs, ...known, sentence: historySentence({ ...known, runs: runs.length, df: noise?.earlierDf ?? 0 }) };
}

/** Earlier runs are named where they tell something: alone of its version, none does. */
export function historySentence(
  known: Omit<HistoryReport, "runs" | "sentence"> & { runs: number; df: number },
): string {
  const { runs, df, prior, priorSd } = known;
  const count = runs === 0 ? "no earlier runs" : runs === 1 ? "1 earlier run" : `${runs} earlier runs`;
  if (df >= ENOUGH_DF) return `noise from ${count}`;
  if (prior === "learnt") return `noise ${percent(priorSd)}, learnt from this database's unchanged runs`;
  const assumed = `noise assumed ${percentDigits(ASSUMED_SD, 0)}\u00a0%`;
  if (runs === 0) return `${assumed} (${count})`;
  if (df > 0) return `${assumed} and from ${count}`;
  return `${assumed} (${count}, ${runs === 1 ? "which tells nothing alone" : "each alone of its version"})`;
}
