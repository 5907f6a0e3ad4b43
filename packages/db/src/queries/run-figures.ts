import { mergeHistograms, quantile } from "@xrpl-probe/stats";
import type { Database } from "../database.ts";
import { ABSENT, levelNumber } from "../schema/columns.ts";
import { type Cell, cellsOf } from "./cells.ts";

/** What a probe's spans of a whole run come to, over all types and codes. */
export interface RunFigures {
  readonly applies: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
  readonly codes: readonly { readonly type: number | null; readonly code: number; readonly count: number }[];
}

interface FigureRow {
  readonly runKey: number;
  readonly type: number;
  readonly code: number;
  readonly count: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
}

/** Bare SQL without the buckets: a list of 200 runs would read 650,000 of them. */
const RUN_CELLS = `
  select cells.run_key as runKey, type, code, count, p50_ns as p50Ns, p99_ns as p99Ns
  from probes cross join cells on cells.run_key = probes.run_key and level = ${levelNumber("run")} and seq = 0 and probe = idx
  where name = ?
  order by cells.run_key, type, code`;

/** Figures of every run in which the probe has spans. */
export function runFigures(db: Database, { probe }: { readonly probe: string }): Map<number, RunFigures> {
  const rows = db.$client.prepare<[string], FigureRow>(RUN_CELLS).all(probe);
  const ofRuns = new Map<number, FigureRow[]>();
  for (const row of rows) {
    const known = ofRuns.get(row.runKey);
    if (known === undefined) ofRuns.set(row.runKey, [row]);
    else known.push(row);
  }
  return new Map([...ofRuns].map(([runKey, ofRun]) => [runKey, figuresOf(db, { runKey, probe, rows: ofRun })]));
}

function figuresOf(
  db: Database,
  { runKey, probe, rows }: { readonly runKey: number; readonly probe: string; readonly rows: readonly FigureRow[] },
): RunFigures {
  const { p50Ns = null, p99Ns = null } = rows[0] ?? {};
  return {
    applies: rows.reduce((sum, { count }) => sum + count, 0),
    ...(p50Ns === null ? pooledQuantiles(db, { runKey, probe }) : { p50Ns, p99Ns }),
    codes: rows
      .filter(({ code }) => code !== ABSENT)
      .map(({ type, code, count }) => ({ type: type === ABSENT ? null : type, code, count })),
  };
}

type PooledQuantiles = Pick<RunFigures, "p50Ns" | "p99Ns">;

/** Read off the buckets, as for a run that is still recorded or was killed: `finishRun` stores them. */
function pooledQuantiles(
  db: Database,
  { runKey, probe }: { readonly runKey: number; readonly probe: string },
): PooledQuantiles {
  return quantilesOf(cellsOf(db, { runKeys: [runKey], level: "run", probe }));
}

/** The same of every probe that has spans, by its number within the run. */
export function pooledQuantilesByProbe(db: Database, runKey: number): Map<number, PooledQuantiles> {
  const byProbe = new Map<number, Cell[]>();
  for (const cell of cellsOf(db, { runKeys: [runKey], level: "run" })) {
    byProbe.set(cell.probeIdx, [...(byProbe.get(cell.probeIdx) ?? []), cell]);
  }
  return new Map([...byProbe].map(([probe, cells]) => [probe, quantilesOf(cells)]));
}

function quantilesOf(cells: readonly Cell[]): PooledQuantiles {
  const merged = mergeHistograms(cells.map((cell) => cell.histogram));
  return { p50Ns: quantile(merged, 0.5), p99Ns: quantile(merged, 0.99) };
}
