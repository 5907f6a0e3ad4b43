import type { BucketScheme } from "@xrpl-probe/stats";
import { histogramOf } from "../cell-row.ts";
import type { Database } from "../database.ts";
import { ABSENT, type Level, levelNumber } from "../schema/columns.ts";
import type { Cell } from "./cells.ts";

export interface RunCellsAsked {
  readonly runKey: number;
  readonly level: Level;
  /** Slices numbered so, both included. */
  readonly fromSeq: number;
  readonly toSeq: number;
}

type Row = [
  seq: number,
  probe: string,
  probeIdx: number,
  scheme: BucketScheme,
  type: number,
  code: number,
  count: number,
  sumNs: number | null,
  minNs: number | null,
  maxNs: number | null,
  buckets: Uint8Array,
];

const RUN_CELLS = `
  select seq, name, probe, scheme, type, code, count, sum_ns, min_ns, max_ns, buckets
  from cells join probes on probes.run_key = cells.run_key and idx = probe
  where cells.run_key = ? and level = ? and seq between ? and ?
  order by seq`;

/** Cells of one run in time order. Bare SQL: a brushed hour is 10,000 of them, and drizzle takes as long again for each. */
export function* runCells(db: Database, { runKey, level, fromSeq, toSeq }: RunCellsAsked): Generator<Cell> {
  const statement = db.$client.prepare<[number, number, number, number], Row>(RUN_CELLS).raw();
  for (const row of statement.all(runKey, levelNumber(level), fromSeq, toSeq)) {
    const [seq, probe, probeIdx, scheme, type, code, count, sumNs, minNs, maxNs, buckets] = row;
    yield {
      ...{ runKey, level, seq, probe, probeIdx },
      type: type === ABSENT ? null : type,
      code: code === ABSENT ? null : code,
      histogram: histogramOf(scheme, { count, sumNs, minNs, maxNs, buckets }),
    };
  }
}
