import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appliesOf, openDatabase, runByRef } from "@xrpl-probe/db";
import { readTruth, startSim, type TruthRow } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { recordJson } from "./testing/record-json.ts";

const noBpf = inject("noBpf");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-callers-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hex = (id: Uint8Array): string => Buffer.from(id).toString("hex").toUpperCase();
const endOf = (row: TruthRow): number => Number(row.startNs) + row.durationNs;

/** Recorded rows beside what the server did, in the order in which applies ended. */
async function recorded(version: "1.x" | "2.4" | "3.2") {
  await using sim = await startSim({ version, rate: 400, scale: 0.2, ledgerS: 1 });
  const db = join(folder, `${version}.db`);
  const run = await recordJson(["-p", String(sim.pid), "-d", "6", "--db", db]);
  await sim.stop();
  const truth = readTruth(sim.truthPath ?? "").sort((a, b) => endOf(a) - endOf(b));
  using database = openDatabase(db, { readonly: true });
  const stored = runByRef(database, run.id);
  if (!stored?.clockBaseNs) throw new Error("the run is not stored");
  const baseNs = Number(stored.clockBaseNs);
  const rows = appliesOf(database, { runKey: stored.key, limit: 1_000_000 });
  const byThread = new Map<number, TruthRow[]>();
  for (const row of truth) byThread.set(row.thread, [...(byThread.get(row.thread) ?? []), row]);
  return rows.flatMap((row) => {
    const startNs = baseNs + row.startNs;
    const match = byThread
      .get(row.thread ?? -1)
      ?.find((apply) => Number(apply.startNs) >= startNs - 1000 && endOf(apply) <= startNs + row.durationNs + 1000);
    return match ? [{ row, truth: match }] : [];
  });
}

describe.skipIf(noBpf !== null)(`who applied a transaction${noBpf ? ` [skipped: ${noBpf}]` : ""}`, () => {
  it.each(["1.x", "2.4", "3.2"] as const)(
    "is told rightly, with the pass and the attempt's number (%s)",
    async (version) => {
      const matched = await recorded(version);
      expect(matched.length).toBeGreaterThan(1000);
      const told = matched.filter(({ row }) => row.caller !== null);
      // A thread that was in the middle of a batch when the probes were placed has not said who calls.
      expect(told.length / matched.length).toBeGreaterThan(0.9);
      const callers = told.map(({ row, truth }) => [row.caller, truth.caller === "build" ? "build" : "open"]);
      expect(callers.filter(([is, should]) => is !== should)).toEqual([]);
      expect(new Set(callers.map(([is]) => is))).toEqual(new Set(["open", "build"]));
      const passes = told.map(({ row, truth }) => [
        row.pass,
        truth.caller !== "build" ? null : truth.retry ? "retry" : "final",
      ]);
      expect(passes.filter(([is, should]) => is !== should)).toEqual([]);
      expect(new Set(passes.map(([is]) => is))).toEqual(new Set(["retry", "final", null]));

      const seen = new Map<string, number>();
      for (const { row, truth } of matched) {
        const attempt = (seen.get(hex(truth.id)) ?? 0) + 1;
        seen.set(hex(truth.id), attempt);
        expect(row.attempt).toBe(attempt);
      }
      expect(Math.max(...seen.values())).toBeGreaterThan(3);
    },
  );
});
