import { namesOf } from "../run-names.ts";
import type { CompareReport, HistoryReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { percent } from "./percent.ts";

const ASSUMED_SD = 0.02;

/** What the noise between runs rests on besides the sides: told of the first gate row, else of any. */
export function historyReport({ rows, earlier, loaded }: JudgedSides): HistoryReport {
  const numbered = rows.filter(({ numbers }) => numbers !== null);
  const noise = (numbered.find(({ family }) => family === "gate") ?? numbered[0])?.numbers?.noise;
  const prior = noise?.prior ?? "assumed";
  const priorSd = noise?.priorSd ?? ASSUMED_SD;
  const runs = earlier.runs.map(({ run, tags }) => {
    const { shortId, ref } = loaded.names.get(run.id) ?? namesOf(run.id, run.id);
    return { id: run.id, shortId, ref, tags };
  });
  return { runs, prior, priorSd, sentence: sentence(runs, prior, priorSd) };
}

function sentence(runs: HistoryReport["runs"], prior: CompareReport["history"]["prior"], priorSd: number): string {
  const count = `${runs.length} earlier ${runs.length === 1 ? "run" : "runs"}`;
  if (runs.length > 0) return `noise from ${count}`;
  if (prior === "learnt") return `noise ${percent(priorSd)}, learnt from this database's unchanged runs`;
  return "noise assumed 2\u00a0% (no earlier runs)";
}
