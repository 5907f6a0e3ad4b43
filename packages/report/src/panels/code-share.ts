import { type Database, importedCodesBySlice, type Level, probesOf, type Run, runCells } from "@xrpl-probe/db";
import { groupBy } from "../group-by.ts";
import { sliceName, type TimeGrid } from "./time-columns.ts";

/** How many spans had a code, and how many had the one asked for (or failed, where none was). */
export interface CodeTally {
  readonly matched: number;
  readonly total: number;
}

interface CodeSharesAsked {
  readonly runs: readonly Run[];
  readonly probe: string;
  readonly type: number | null;
  readonly code: number | null;
}

/** Per column: codes of the cells, or, where cells carry none, those that were imported beside them. */
export function codeTallies(db: Database, asked: CodeSharesAsked, grid: TimeGrid): CodeTally[] {
  const timed = timedCodes(db, asked, grid.level);
  const counts = timed.length > 0 ? timed : importedCodes(db, asked);
  const bySlice = groupBy(counts, sliceName);
  return grid.columns.map(({ slices }) => {
    const members = slices.flatMap((slice) => bySlice.get(sliceName(slice)) ?? []);
    return tally(members, asked.code);
  });
}

function tally(counts: readonly { code: number; count: number }[], code: number | null): CodeTally {
  const sum = (of: typeof counts) => of.reduce((total, { count }) => total + count, 0);
  return {
    matched: sum(counts.filter((entry) => (code === null ? entry.code !== 0 : entry.code === code))),
    total: sum(counts),
  };
}

interface SliceCode {
  readonly runKey: number;
  readonly seq: number;
  readonly code: number;
  readonly count: number;
}

function timedCodes(db: Database, { runs, probe, type }: CodeSharesAsked, level: Level): SliceCode[] {
  return runs.flatMap(({ key: runKey }) =>
    [...runCells(db, { runKey, level, probe, type: type ?? undefined })].flatMap(({ seq, code, histogram }) =>
      code === null ? [] : [{ runKey, seq, code, count: histogram.count }],
    ),
  );
}

/** They stand at the native slices. */
function importedCodes(db: Database, { runs, probe }: CodeSharesAsked): SliceCode[] {
  return runs.flatMap(({ key: runKey }) => {
    const probes = probesOf(db, { runKey });
    return importedCodesBySlice(db, { runKey })
      .filter((row) => probes.find(({ idx }) => idx === row.probe)?.name === probe)
      .map(({ seq, code, count }) => ({ runKey, seq, code, count }));
  });
}
