import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { cells, codeCounts, probes, runOutcomes } from "../schema/index.ts";

/** How often a code came back. `type` is null where the source did not say (imported counts). */
export interface CodeCount {
  readonly runKey: number;
  readonly probe: string;
  readonly type: number | null;
  readonly code: number;
  readonly count: number;
}

interface CodesAsked {
  readonly runKeys: readonly number[];
  /** A probe's name. */
  readonly probe?: string | undefined;
}

/** Codes per run, probe and type over whole runs: those of the cells, and those imported without latencies. */
export function codeCountsOf(db: Database, asked: CodesAsked): CodeCount[] {
  return [...timedCodes(db, asked), ...importedCodes(db, asked)];
}

function timedCodes(db: Database, { runKeys, probe }: CodesAsked): CodeCount[] {
  return db
    .select({ runKey: cells.runKey, probe: probes.name, type: cells.type, code: cells.code, count: cells.count })
    .from(cells)
    .innerJoin(probes, and(eq(probes.runKey, cells.runKey), eq(probes.idx, cells.probe)))
    .where(
      and(
        inArray(cells.runKey, [...runKeys]),
        eq(cells.level, "run"),
        probe === undefined ? undefined : eq(probes.name, probe),
      ),
    )
    .all()
    .flatMap((row) => (row.code === null ? [] : [{ ...row, code: row.code }]));
}

/** Codes that stand apart from the cells because they came without latencies. */
export function importedCodes(db: Database, { runKeys, probe }: CodesAsked): CodeCount[] {
  return db
    .select({
      runKey: codeCounts.runKey,
      probe: probes.name,
      code: codeCounts.code,
      count: sql<number>`sum(${codeCounts.count})`,
    })
    .from(codeCounts)
    .innerJoin(probes, and(eq(probes.runKey, codeCounts.runKey), eq(probes.idx, codeCounts.probe)))
    .where(and(inArray(codeCounts.runKey, [...runKeys]), probe === undefined ? undefined : eq(probes.name, probe)))
    .groupBy(codeCounts.runKey, probes.name, codeCounts.code)
    .all()
    .map((row) => ({ ...row, type: null }));
}

/** Imported codes slice by slice, in time order. */
export function importedCodesBySlice(
  db: Database,
  { runKey }: { readonly runKey: number },
): { readonly seq: number; readonly probe: number; readonly code: number; readonly count: number }[] {
  const { seq, probe, code, count } = codeCounts;
  return db
    .select({ seq, probe, code, count })
    .from(codeCounts)
    .where(eq(codeCounts.runKey, runKey))
    .orderBy(seq)
    .all();
}

export type Outcome = typeof runOutcomes.$inferSelect;

/** Distinct transactions by type and code of their last apply, of runs that have ended. */
export function outcomesOf(db: Database, { runKeys }: { readonly runKeys: readonly number[] }): Outcome[] {
  return db
    .select()
    .from(runOutcomes)
    .where(inArray(runOutcomes.runKey, [...runKeys]))
    .all();
}
