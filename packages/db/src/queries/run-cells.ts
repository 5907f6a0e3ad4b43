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
  probeIdx: number,
  type: number,
  code: number,
  count: number,
  sumNs: number | null,
  minNs: number | null,
  maxNs: number | null,
  buckets: Uint8Array,
];

type ProbeRow = [idx: number, name: string, scheme: BucketScheme];

const PROBES = "select idx, name, scheme from probes where run_key = ?";

const RUN_CELLS = `
  select seq, probe, type, code, count, sum_ns, min_ns, max_ns, buckets
  from cells
  where run_key = ? and level = ? and seq between ? and ?
  order by seq`;

/**
 * Cells of one run in time order. Bare SQL: a brushed hour is 10,000 of them, and drizzle takes as long again for each;
 * for the same reason the probes' names are not read with every cell.
 */
export function* runCells(db: Database, { runKey, level, fromSeq, toSeq }: RunCellsAsked): Generator<Cell> {
  const probes = new Map(
    db.$client
      .prepare<[number], ProbeRow>(PROBES)
      .raw()
      .all(runKey)
      .map(([idx, probe, scheme]) => [idx, { probe, scheme }]),
  );
  const statement = db.$client.prepare<[number, number, number, number], Row>(RUN_CELLS).raw();
  for (const row of statement.all(runKey, levelNumber(level), fromSeq, toSeq)) {
    const [seq, probeIdx, type, code, count, sumNs, minNs, maxNs, buckets] = row;
    const known = probes.get(probeIdx);
    if (known === undefined) continue;
    yield {
      runKey,
      level,
      seq,
      probe: known.probe,
      probeIdx,
      type: type === ABSENT ? null : type,
      code: code === ABSENT ? null : code,
      histogram: histogramOf(known.scheme, { count, sumNs, minNs, maxNs, buckets }),
    };
  }
}
