import { appliesOf, type Database, runByRef } from "@xrpl-probe/db";
import { loadRuns, newestComparison, type RunRow } from "@xrpl-probe/report";

/** What is asked of the server; a brush moves with every round, so that no answer is a remembered one. */
export interface Question {
  readonly name: string;
  readonly path: (round: number) => string;
}

const HOUR_MS = 3_600_000;

/** Every page, every brush, and the table of transactions by each filter alone, of the newest run and of the longest. */
export function questionsOf(db: Database): Question[] {
  const runs = loadRuns(db, { nowMs: Date.now() });
  const newest = newestComparison(db, { nowMs: Date.now() });
  const [run] = runs;
  const longest = runs.toSorted((a, b) => b.lengthMs - a.lengthMs)[0];
  if (run === undefined || longest === undefined || newest === null || !("base" in newest))
    throw new Error("the database must hold two runs to compare");
  const compare = `base=${newest.base}&head=${newest.head}`;
  return [
    ...["/", "/?against=release", "/runs"].map(still),
    ...runQuestions(run),
    ...(longest === run ? [] : runQuestions(longest)),
    ...[
      `/compare?${compare}`,
      `/compare?${compare}&type=OfferCreate`,
      `/compare?base=${longest.ref}&head=${run.ref}`,
    ].map(still),
    brushed(`/compare?${compare}`, run),
    brushed(`/compare?base=${longest.ref}&head=${longest.ref}`, longest),
    still(`/compare/over-time?${compare}&probe=transactor&type=7&code=0`),
    still(`/compare/over-time?base=${longest.ref}&head=${run.ref}&probe=transactor&type=7&code=0`),
    ...["/trends", "/trends?type=Payment", "/trends?view=shapes", "/report"].map(still),
    brushed("/report?", run),
    ...transactionQuestions(db, run),
    ...(longest === run ? [] : transactionQuestions(db, longest)),
    ...["/live", "/api/v1/runs", `/api/v1/runs/${run.ref}`, `/api/v1/compare?${compare}`, "/api/v1/trend"].map(still),
  ];
}

function runQuestions(run: RunRow): Question[] {
  const page = `/runs/${run.ref}`;
  return [...[page, `${page}?type=Payment`, `${page}/slices`].map(still), brushed(`${page}?`, run)];
}

const FILTERS = [
  ...["", "&type=Payment", "&type=AccountSet", "&code=tecPATH_DRY", "&code=failed", "&attempt=2", "&attempt=7"],
  ...["&caller=open", "&caller=build", "&pass=retry", "&pass=final", "&min=2000000", "&max=20000"],
  ...["fastest", "first", "last", "most-applied"].map((order) => `&order=${order}`),
];

function transactionQuestions(db: Database, run: RunRow): Question[] {
  const page = `/transactions?side=${run.ref}`;
  const runKey = runByRef(db, run.id)?.key ?? 0;
  if (appliesOf(db, { runKey, limit: 1 }).length === 0) return [still(page)];
  const box = `${page}&min=1000000&max=4000000`;
  return [...FILTERS.map((filter) => still(`${page}${filter}`)), brushed(page, run), brushed(box, run)];
}

function still(path: string): Question {
  return { name: path, path: () => path };
}

/** A sixth of the run, a little later each time. */
function brushed(page: string, { lengthMs }: RunRow): Question {
  const path = (round: number) => {
    const fromMs = Math.round(lengthMs / 12 + (round * lengthMs) / 100);
    return `${page}&from=${fromMs}&to=${Math.round(fromMs + lengthMs / 6)}`;
  };
  return { name: `${page}, ${lengthMs > HOUR_MS ? "hours" : "minutes"} brushed`, path };
}
