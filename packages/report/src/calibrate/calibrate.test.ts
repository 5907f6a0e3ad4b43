import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { type FixtureRun, fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reindex } from "../verdict/index-run.ts";
import { calibrationOf } from "./calibration-of.ts";
import { detectable, precisionTable, provable, runsFor, runVariance } from "./precision-table.ts";

const nowMs = Date.UTC(2027, 0, 1);
const folder = mkdtempSync(join(tmpdir(), "calibrate-"));
let db: Database;

function made(name: string, runs: readonly FixtureRun[]): Database {
  const path = join(folder, name);
  fixtureDatabase(path, { runs });
  const opened = openDatabase(path);
  reindex(opened, { nowMs });
  return opened;
}

function fixtureRun(tag: string, seed: number, slow = {}): FixtureRun {
  return { tag, seed, slow, seconds: 30, applies: false, appliesPerS: 400 };
}

beforeAll(() => {
  db = made("probes.db", [
    ...[1, 2, 3, 4].map((seed) => fixtureRun("1.4.0-b4", seed)),
    ...[5, 6].map((seed) => fixtureRun("1.4.0-b5", seed, { Payment: 3 })),
    fixtureRun("1.4.0-b6", 7),
  ]);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

describe("calibrationOf", () => {
  it("compares each build with itself and never with another", () => {
    const { groups, single, several } = calibrationOf(db, { nowMs });
    expect(groups.map(({ tags, runs }) => [tags[0], runs.length])).toEqual([
      ["1.4.0-b4", 4],
      ["1.4.0-b5", 2],
    ]);
    // 4 over 2 of the first, 1 of the second; the payments that are three times slower ring in none of them.
    expect(single).toMatchObject({ pairs: 7, proven: 0 });
    expect(several).toMatchObject({ pairs: 1, runsPerSide: 2 });
  });

  it("learns what runs of one build differ by, per stratum of the gate and over all", () => {
    const { noise } = calibrationOf(db, { nowMs });
    expect(noise.at(-1)).toMatchObject({ name: "all of them", pooled: true });
    for (const { statistics, pooled } of noise) {
      const median = statistics.find(({ statistic }) => statistic === "p50");
      expect(median?.sd).toBeGreaterThan(0.002);
      expect(median?.sd).toBeLessThan(0.15);
      // 3 + 1 degrees of freedom in each of the strata.
      expect(median?.df).toBe(pooled ? 4 * (noise.length - 1) : 4);
    }
  });

  it("knows its noise from 10 degrees of freedom on, and says so", () => {
    expect(calibrationOf(db, { nowMs })).toMatchObject({ sign: "assumed", text: expect.stringContaining("2\u00a0%") });
    using many = made(
      "many.db",
      Array.from({ length: 11 }, (_, i) => fixtureRun("1.4.0-b4", i + 1)),
    );
    expect(calibrationOf(many, { nowMs })).toMatchObject({ sign: "known", precision: { noise: "learnt" } });
  }, 30_000);

  it("sends to the machine first where runs of one build differ by a lot", () => {
    using noisy = made(
      "noisy.db",
      Array.from({ length: 12 }, (_, i) => fixtureRun("1.4.0-b4", i + 1, { OfferCreate: i % 2 ? 1.5 : 1 })),
    );
    expect(calibrationOf(noisy, { nowMs }).text).toContain("That is much: look first for what else runs");
    expect(calibrationOf(db, { nowMs }).text).not.toContain("That is much");
  }, 30_000);

  it("without two runs of a build says that it does not know, and what to record", () => {
    using lone = made("lone.db", [fixtureRun("1.4.0-b4", 1)]);
    const { single, several, text, next } = calibrationOf(lone, { nowMs, dbOption: "lone.db" });
    expect([single, several]).toEqual([null, null]);
    expect(text).toMatch(/^No build was recorded twice here/);
    expect(next[0]?.command).toBe("sudo xrpl-probe record -d 300 -t VERSION --db lone.db");
  });

  it("is plain JSON, also of an empty database", () => {
    using empty = made("empty.db", []);
    for (const report of [calibrationOf(db, { nowMs }), calibrationOf(empty, { nowMs })]) {
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(report.next.length).toBeGreaterThan(0);
    }
    expect(() => calibrationOf(db, { nowMs, probe: "peer" })).toThrow(
      expect.objectContaining({ code: "unknown-probe", hint: "there are transactor" }),
    );
  });
});

describe("what a precision needs", () => {
  const variance = runVariance({ sd: 0.02, within: 0.01, df: 16 }, 4);

  it("parts the noise into what longer runs reduce and what only more runs do", () => {
    expect(variance.between + variance.within).toBeCloseTo(0.0004, 12);
    expect(variance.within).toBeCloseTo(0.0001, 12);
    expect(detectable(variance, 3, 1000)).toBeGreaterThan(detectable({ ...variance, between: 0 }, 3, 1000));
  });

  it("promises what verdicts hold: all rows of the gate are judged together, and a change has to be worth one", () => {
    // (t_.98 + t_.80) 0.02 sqrt(2 / m) <= ln 1.03 on 20 + 2 (m - 1) degrees of freedom; t_.995 for 4 rows.
    expect([runsFor({ ...variance, gateRows: 1 }, 0.03), runsFor(variance, 0.03)]).toEqual([9, 12]);
    const quiet = { ...variance, between: 1e-8, within: 0 };
    expect(detectable(quiet, 3)).toBeLessThan(0.001);
    expect(provable(quiet, 3)).toBeGreaterThan(0.03);
    expect(provable(variance, 3)).toBe(detectable(variance, 3));
  });

  it("is the fewest runs that find the change, and a length that does", () => {
    const runs = runsFor(variance, 0.03) ?? 0;
    expect(detectable(variance, runs)).toBeLessThanOrEqual(0.03);
    expect(detectable(variance, runs - 1)).toBeGreaterThan(0.03);
    for (const { precision, lengths } of precisionTable("a row", variance, 300_000).rows) {
      lengths.forEach((length, i) => {
        const count = [2, 3, 5, 10, 20][i] ?? 0;
        if (length !== null) expect(detectable(variance, count, length / 300_000)).toBeLessThanOrEqual(precision);
        else expect(detectable(variance, count, 288)).toBeGreaterThan(precision);
      });
    }
  });

  it("has no length where runs differ by more, and no number above 1,000", () => {
    const wild = runVariance({ sd: 0.6, within: 0.01, df: 16 }, 4);
    const [first] = precisionTable("a row", wild, 300_000).rows;
    expect(first).toMatchObject({ runs: null, text: { runs: "-", lengths: ["-", "-", "-", "-", "-"] } });
  });

  it("assumes 2 % as long as too few runs tell", () => {
    const unknown = runVariance({ sd: null, within: 0.01, df: 0 }, 4);
    expect(unknown).toMatchObject({ learnt: false, df: 4 });
    expect(Math.sqrt(unknown.between)).toBeCloseTo(0.02, 12);
  });
});
