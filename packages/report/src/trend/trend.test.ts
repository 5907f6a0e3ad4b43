import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { type FixtureRun, fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reindex } from "../verdict/index-run.ts";
import { trendOf } from "./trend-of.ts";

const nowMs = Date.UTC(2027, 0, 1);
const folder = mkdtempSync(join(tmpdir(), "trend-"));
const versions = ["1.3.0-b3", "1.3.0-rc1", "1.3.0", "1.4.0-b2", "1.4.0-b3", "1.4.0-b9", "1.4.0-b10", "1.4.0-rc1"];

/** Two runs of each version: offers slower from the fourth on, payments slower in the newest. */
const runs: FixtureRun[] = versions.flatMap((tag, v) =>
  [1, 2].map((run) => ({
    tag,
    seconds: 30,
    seed: 10 * v + run,
    applies: false,
    appliesPerS: 400,
    slow: {
      ...(v >= 4 && { "OfferCreate tesSUCCESS": 1.3 }),
      ...(v === versions.length - 1 && { "Payment tecPATH_DRY": 1.5 }),
    },
  })),
);
let db: Database;

function made(name: string, given: readonly FixtureRun[]): Database {
  const path = join(folder, name);
  fixtureDatabase(path, { runs: given });
  return openDatabase(path);
}

beforeAll(() => {
  // Recorded in another order than the versions have.
  db = made("probes.db", [...runs.slice(6), ...runs.slice(0, 6)]);
  reindex(db, { nowMs });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const ask = (more: Partial<Parameters<typeof trendOf>[1]> = {}) => trendOf(db, { nowMs, ...more });
const seriesOf = (name: string, more?: Parameters<typeof ask>[0]) => {
  const found = ask(more).series.find((series) => series.name === name);
  if (found === undefined) throw new Error(`there is no series ${name}`);
  return found;
};

describe("trendOf", () => {
  it("stands versions in their own order and calls the last two provisional", () => {
    const { versions: found, reference, runs: counted } = ask();
    expect(found.map(({ tag }) => tag)).toEqual(versions);
    expect(found.map(({ provisional }) => provisional)).toEqual(versions.map((_, i) => i >= 6));
    expect(found.map(({ runs: ofVersion }) => ofVersion.length)).toEqual(versions.map(() => 2));
    expect(reference).toBe("1.3.0");
    expect(counted).toBe(16);
  });

  it("finds where offers became slower, and that the newest version's payments stand apart", () => {
    const offers = seriesOf("OfferCreate tesSUCCESS p50");
    expect(offers.changes.map(({ near }) => near)).toEqual(["1.4.0-b3"]);
    expect(offers.changes[0]?.change).toBeCloseTo(0.3, 1);
    expect(offers.segments).toHaveLength(2);
    const payments = seriesOf("Payment tecPATH_DRY p50");
    expect(payments).toMatchObject({ sign: "apart", apart: { until: "provisional until 2 more betas" } });
    // The change that was tested, and beside it the one against the last release.
    expect(payments.apart?.size.replaceAll("\u00a0", " ")).toMatch(
      /^\+\d+\.\d % vs the betas before \(\+\d+\.\d % vs 1\.3\.0\)$/,
    );
    const { text, sign } = ask();
    expect(sign).toBe("watch");
    expect(text).toMatch(
      /^8 versions, 16 runs: 1 change \(OfferCreate tesSUCCESS \S+ \+\d.* near 1\.4\.0-b3\); 1\.4\.0-rc1 stands/,
    );
  });

  it("lets one series speak for each stratum and counts the others", () => {
    const { series, more } = ask();
    const shown = series.filter((one) => one.shown);
    expect(shown.map(({ typeName, token }) => `${typeName} ${token}`)).toEqual([
      "OfferCreate tesSUCCESS",
      "Payment tecPATH_DRY",
    ]);
    const [first] = shown;
    const moving = series.filter(({ movesWith }) => movesWith === first?.name);
    expect(moving.length).toBeGreaterThan(0);
    expect(more).toMatch(new RegExp(`^${series.length - 2} more series: ${moving.length} moves? with the first, `));
  });

  it("compares every version with the reference, and that one with nothing", () => {
    const { betas } = seriesOf("OfferCreate tesSUCCESS p50");
    expect(betas[2]?.text.vsReference).toBe("ref");
    expect(betas[2]?.vsReference).toBeNull();
    expect(betas[7]?.vsReference).toBeCloseTo(0.3, 1);
    expect(betas[7]?.differs).toBe(true);
    const other = seriesOf("OfferCreate tesSUCCESS p50", { reference: "1.4.0-b9" });
    expect(other.betas[5]?.text.vsReference).toBe("ref");
  });

  it("prints levels that agree with the changes it prints, the geometric mean over runs", () => {
    for (const { betas } of ask().series) {
      betas.forEach(({ level, vsBefore, perRun, lower, upper }, i) => {
        const values = perRun.filter((value) => value !== null);
        const mean = Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
        expect(level / mean).toBeCloseTo(1, 9);
        if (i > 0) expect(level / (betas[i - 1]?.level ?? 0) - 1).toBeCloseTo(vsBefore ?? 0, 9);
        if (lower !== null && upper !== null) expect(lower <= level && level <= upper).toBe(true);
      });
    }
  });

  it("lists less when it is narrowed, and judges the same", () => {
    const all = ask();
    const narrowed = ask({ types: ["Payment"], statistic: "p50" });
    expect(narrowed.series.length).toBeGreaterThan(1);
    expect(new Set(narrowed.series.map(({ typeName, statistic }) => `${typeName} ${statistic}`))).toEqual(
      new Set(["Payment p50"]),
    );
    for (const { name, betas, changes, apart } of narrowed.series) {
      expect(all.series.find((one) => one.name === name)).toMatchObject({ betas, changes, apart });
    }
  });

  it("does not know runs that had not ended at the time asked for", () => {
    const ends = ask().versions.flatMap(({ runs: ofVersion }) => ofVersion.map((run) => run.startedMs + run.lengthMs));
    expect(ask({ asOfMs: Math.max(...ends) }).runs).toBe(16);
    expect(ask({ asOfMs: Math.max(...ends) - 1 }).runs).toBe(15);
    expect(ask({ asOfMs: 0 })).toMatchObject({ runs: 0, sign: "too-few", series: [], more: null });
  });

  it("is plain JSON", () => {
    const report = ask();
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it.each([
    [{ probe: "peer" }, "unknown-probe"],
    [{ types: ["Paymnet"] }, "unknown-type"],
    [{ codes: ["tecNONE"] }, "unknown-code"],
    [{ reference: "9.9.9" }, "unknown-side"],
  ])("says what there is instead of %j", (asked, code) => {
    expect(() => ask(asked)).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/\w/) }));
  });
});

describe("a trend of odd runs", () => {
  it("shows accepted changes as such, and need not be watched for them", () => {
    using copy = made("accepted.db", runs.slice(0, 14));
    reindex(copy, { nowMs });
    const before = trendOf(copy, { nowMs, types: ["OfferCreate"] });
    expect(before.sign).toBe("watch");
    copy.$client.exec(
      "insert into annotations (scope, tag, type, kind, text, created_ms) values ('series', '1.4.0-b3', 7, 'accepted', 'book index', 0)",
    );
    const { sign, series } = trendOf(copy, { nowMs, types: ["OfferCreate"] });
    expect(series[0]?.changes[0]).toMatchObject({
      accepted: "book index",
      text: expect.stringContaining("book index"),
    });
    expect(sign).toBe("steady");
  });

  it("says that too few versions cannot be judged, and shows their levels all the same", () => {
    using few = made("few.db", runs.slice(0, 4));
    const { sign, text, series } = trendOf(few, { nowMs });
    expect(sign).toBe("too-few");
    expect(text).toBe("2 versions, 4 runs: changes are looked for from 6 versions on, 4 more are needed.");
    expect(series[0]).toMatchObject({ sign: "not-judged", shown: true, why: "2 versions have a value, 6 are needed" });
    expect(series[0]?.betas.map(({ text: cell }) => cell.level)).toEqual([expect.any(String), expect.any(String)]);
  });

  it("reads runs that were not indexed by their totals, to the same levels", () => {
    using few = made("unindexed.db", runs.slice(0, 2));
    const levels = () => trendOf(few, { nowMs }).series.map(({ name, betas }) => [name, betas[0]?.level ?? 0] as const);
    const before = levels();
    reindex(few, { nowMs });
    const after = new Map(levels());
    expect(before.length).toBeGreaterThan(10);
    for (const [name, level] of before) expect(level / (after.get(name) ?? Number.NaN)).toBeCloseTo(1, 6);
  });

  it("leaves out runs of another machine and names the reason", () => {
    using mixed = made("mixed.db", runs.slice(0, 6));
    mixed.$client.exec("update runs set cpu_model = 'another' where key = 1");
    const { runs: counted, leftOut } = trendOf(mixed, { nowMs });
    expect(counted).toBe(5);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "CPU: another here, AMD EPYC 7443P 24-Core Processor in 1.3.0",
    ]);
  });
});
