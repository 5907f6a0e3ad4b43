import type { Histogram } from "@xrpl-probe/stats";
import { and, asc, eq, exists, gte, inArray, lte, type SQL } from "drizzle-orm";
import { histogramOf } from "../cell-row.ts";
import type { Database } from "../database.ts";
import { absentAsNumber, type Level } from "../schema/columns.ts";
import { cells, probes, slices } from "../schema/index.ts";

/** The histogram of one slice, probe, type and code. `probe` is the probe's name, the same in every run. */
export interface Cell {
  readonly runKey: number;
  readonly level: Level;
  readonly seq: number;
  readonly probe: string;
  readonly probeIdx: number;
  readonly type: number | null;
  readonly code: number | null;
  readonly histogram: Histogram;
}

export interface CellFilter {
  readonly runKeys: readonly number[];
  readonly level: Level;
  /** A probe's name. */
  readonly probe?: string | undefined;
  /** null asks for cells without a type. */
  readonly type?: number | null | undefined;
  readonly code?: number | null | undefined;
  /** Only slices that lie wholly within [fromNs, toNs], offsets from the run's start. */
  readonly fromNs?: number | undefined;
  readonly toNs?: number | undefined;
  /** Only slices numbered so, both included. */
  readonly fromSeq?: number | undefined;
  readonly toSeq?: number | undefined;
}

/** Cells of one level, by run, slice, probe, type and code. */
export function cellsOf(db: Database, filter: CellFilter): Cell[] {
  const { runKeys, level, probe, type, code, fromSeq, toSeq } = filter;
  return db
    .select({
      runKey: cells.runKey,
      level: cells.level,
      seq: cells.seq,
      probe: probes.name,
      probeIdx: cells.probe,
      type: cells.type,
      code: cells.code,
      scheme: probes.scheme,
      count: cells.count,
      sumNs: cells.sumNs,
      minNs: cells.minNs,
      maxNs: cells.maxNs,
      buckets: cells.buckets,
    })
    .from(cells)
    .innerJoin(probes, and(eq(probes.runKey, cells.runKey), eq(probes.idx, cells.probe)))
    .where(
      and(
        inArray(cells.runKey, [...runKeys]),
        eq(cells.level, level),
        probe === undefined ? undefined : eq(probes.name, probe),
        type === undefined ? undefined : eq(cells.type, absentAsNumber(type)),
        code === undefined ? undefined : eq(cells.code, absentAsNumber(code)),
        fromSeq === undefined ? undefined : gte(cells.seq, fromSeq),
        toSeq === undefined ? undefined : lte(cells.seq, toSeq),
        withinTime(db, filter),
      ),
    )
    .orderBy(asc(cells.runKey), asc(cells.level), asc(cells.seq), asc(cells.probe), asc(cells.type), asc(cells.code))
    .all()
    .map(({ scheme, count, sumNs, minNs, maxNs, buckets, ...key }) => ({
      ...key,
      histogram: histogramOf(scheme, { count, sumNs, minNs, maxNs, buckets }),
    }));
}

function withinTime(db: Database, { fromNs, toNs }: CellFilter): SQL | undefined {
  if (fromNs === undefined && toNs === undefined) return undefined;
  const slice = db
    .select({ seq: slices.seq })
    .from(slices)
    .where(
      and(
        eq(slices.runKey, cells.runKey),
        eq(slices.level, cells.level),
        eq(slices.seq, cells.seq),
        fromNs === undefined ? undefined : gte(slices.startNs, fromNs),
        toNs === undefined ? undefined : lte(slices.endNs, toNs),
      ),
    );
  return exists(slice);
}
