import { type BucketScheme, type Histogram, mergeHistograms, quantile } from "@xrpl-probe/stats";
import { type CellColumns, histogramOf } from "../cell-row.ts";
import type { Database } from "../database.ts";
import { ABSENT, levelNumber } from "../schema/columns.ts";

/** What a probe's spans of a whole run come to, over all types and codes. */
export interface RunFigures {
  readonly applies: number;
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
  readonly codes: readonly { readonly type: number | null; readonly code: number; readonly count: number }[];
}

interface FigureRow extends CellColumns {
  readonly runKey: number;
  readonly type: number;
  readonly code: number;
  readonly scheme: BucketScheme;
}

const RUN_CELLS = `
  select cells.run_key as runKey, type, code, scheme, count, sum_ns as sumNs, min_ns as minNs, max_ns as maxNs, buckets
  from probes cross join cells on cells.run_key = probes.run_key and level = ${levelNumber("run")} and seq = 0 and probe = idx
  where name = ?
  order by cells.run_key`;

/**
 * Figures of every run that has the probe. Bare SQL, and never more than one run's buckets in memory: a list of 200 runs
 * reads 650,000 buckets, and their collection as garbage took longer than all else.
 */
export function runFigures(db: Database, { probe }: { readonly probe: string }): Map<number, RunFigures> {
  const rows = db.$client.prepare<[string], FigureRow>(RUN_CELLS).all(probe);
  const figures = new Map<number, RunFigures>();
  for (let from = 0; from < rows.length; ) {
    const runKey = rows[from]?.runKey ?? 0;
    let to = from;
    while (rows[to]?.runKey === runKey) to++;
    figures.set(runKey, figuresOf(rows.slice(from, to)));
    from = to;
  }
  return figures;
}

function figuresOf(rows: readonly FigureRow[]): RunFigures {
  const merged: Histogram = mergeHistograms(rows.map((row) => histogramOf(row.scheme, row)));
  return {
    applies: merged.count,
    p50Ns: quantile(merged, 0.5),
    p99Ns: quantile(merged, 0.99),
    codes: rows
      .filter(({ code }) => code !== ABSENT)
      .map(({ type, code, count }) => ({ type: type === ABSENT ? null : type, code, count })),
  };
}
