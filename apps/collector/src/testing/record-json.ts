import { openDatabase } from "@xrpl-probe/db";
import type { RunResult } from "../recording/run-result.ts";
import { runCli } from "./cli.ts";

interface Stratum {
  readonly probe: string;
  readonly type: number | null;
  readonly typeName: string | null;
  readonly code: number | null;
  readonly count: number;
  readonly p50: number | null;
}

export type RecordedJson = Omit<RunResult, "cells"> & { readonly strata: readonly Stratum[] };

/** What `record --json` prints of a run. @throws Error with what it said, when it failed */
export async function recordJson(args: readonly string[]): Promise<RecordedJson> {
  const end = await runCli(["record", ...args, "--json"]);
  if (end.exitCode !== 0) throw new Error(`record ended with ${end.exitCode}: ${end.stderr}`);
  return JSON.parse(end.stdout) as RecordedJson;
}

/** Spans of a probe, of one type and code where they are given. */
export function spansOf(run: RecordedJson, probe: string, only: { type?: number; code?: number } = {}): number {
  return run.strata
    .filter((stratum) => stratum.probe === probe)
    .filter(({ type, code }) => (only.type ?? type) === type && (only.code ?? code) === code)
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * The same without the first and the last slice: probes are placed and taken away one after the other, so that calls at
 * the edges are in one probe and not in the next.
 */
export function innerSpansOf(
  { db, probes }: RecordedJson,
  probe: string,
  only: { type: number; code: number },
): number {
  using database = openDatabase(db, { readonly: true });
  const row = database.$client
    .prepare(
      `select coalesce(sum(count), 0) as spans from cells where level = 0 and probe = ? and type = ? and code = ?
       and seq > 0 and seq < (select max(seq) from slices where level = 0)`,
    )
    .get(
      probes.findIndex(({ name }) => name === probe),
      only.type,
      only.code,
    ) as { spans: number };
  return row.spans;
}
