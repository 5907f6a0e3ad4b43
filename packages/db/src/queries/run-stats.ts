import { and, asc, eq, getTableColumns, inArray, isNull, ne, or } from "drizzle-orm";
import type { Database } from "../database.ts";
import { effectiveStatus } from "../effective-status.ts";
import { ABSENT } from "../schema/columns.ts";
import { probes, runCodes, runStats, runs } from "../schema/index.ts";
import { statementOf } from "../statement.ts";

/** What a run knows of a stratum; `probe` is the probe's name. */
export type RunStats = Omit<typeof runStats.$inferSelect, "probe"> & { readonly probe: string };

/** How often a code came in a run; `probe` is the probe's name. */
export type RunCode = Omit<typeof runCodes.$inferSelect, "probe"> & { readonly probe: string };

interface RunsAsked {
  readonly runKeys: readonly number[];
}

/** Stored statistics by run, probe, type and code. A run without them (`runs.statsVersion` null) has no rows. */
export function runStatsOf(db: Database, { runKeys }: RunsAsked): RunStats[] {
  return db
    .select({ ...getTableColumns(runStats), probe: probes.name })
    .from(runStats)
    .innerJoin(probes, and(eq(probes.runKey, runStats.runKey), eq(probes.idx, runStats.probe)))
    .where(inArray(runStats.runKey, [...runKeys]))
    .orderBy(asc(runStats.runKey), asc(runStats.probe), asc(runStats.type), asc(runStats.code))
    .all();
}

export function runCodesOf(db: Database, { runKeys, probe }: RunsAsked & { readonly probe?: string }): RunCode[] {
  return db
    .select({ ...getTableColumns(runCodes), probe: probes.name })
    .from(runCodes)
    .innerJoin(probes, and(eq(probes.runKey, runCodes.runKey), eq(probes.idx, runCodes.probe)))
    .where(and(inArray(runCodes.runKey, [...runKeys]), probe === undefined ? undefined : eq(probes.name, probe)))
    .orderBy(asc(runCodes.runKey), asc(runCodes.probe), asc(runCodes.type), asc(runCodes.code))
    .all();
}

/** The levels of a stratum in one run, in ns; null with fewer than 10 values beyond the quantile. */
export interface RunLevels {
  readonly runKey: number;
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly mean: number | null;
}

/** Bare SQL: many runs are read for their levels alone, and drizzle takes as long as SQLite for each row. */
export function runLevelsOf(db: Database, { runKeys }: RunsAsked): RunLevels[] {
  const statement = statementOf<[string], RunLevels>(
    db,
    `
    select s.run_key as runKey, p.name as probe, nullif(s.type, ${ABSENT}) as type, nullif(s.code, ${ABSENT}) as code, s.count,
      s.p50_ns as p50, s.p90_ns as p90, s.p99_ns as p99, s.p999_ns as p999, s.mean_ns as mean
    from json_each(?) asked
      join run_stats s on s.run_key = asked.value
      join probes p on p.run_key = s.run_key and p.idx = s.probe`,
  );
  return statement.all(JSON.stringify(runKeys));
}

/** Runs that have ended and whose statistics are missing or of another version, oldest first. */
export function runsNeedingStats(
  db: Database,
  { methodVersion, nowMs }: { readonly methodVersion: number; readonly nowMs: number },
): { readonly key: number; readonly id: string }[] {
  return db
    .select()
    .from(runs)
    .where(or(isNull(runs.statsVersion), ne(runs.statsVersion, methodVersion)))
    .orderBy(asc(runs.startedMs), asc(runs.key))
    .all()
    .filter((run) => effectiveStatus(run, nowMs) !== "recording")
    .map(({ key, id }) => ({ key, id }));
}
