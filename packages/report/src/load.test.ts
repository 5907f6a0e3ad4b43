import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addProbes, appendSlice, createRun, type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadComparison } from "./load-comparison.ts";
import { loadComparisonCourses } from "./load-comparison-courses.ts";
import { loadRunView } from "./load-run-view.ts";
import { loadRuns } from "./load-runs.ts";
import { newestComparison } from "./newest-comparison.ts";

const nowMs = Date.UTC(2026, 10, 22);
const directory = mkdtempSync(join(tmpdir(), "report-"));
let db: Database;

beforeAll(() => {
  const path = join(directory, "probes.db");
  const head = { slow: { Payment: 1.25 }, mix: { "Payment tecPATH_DRY": 1.5 } };
  fixtureDatabase(path, {
    runs: [
      { tag: "1.4.0-b4", seconds: 40, seed: 1 },
      { tag: "1.4.0-b10", seconds: 40, seed: 2, ...head },
      { tag: "1.4.0-b4", seconds: 40, seed: 3 },
      { tag: "1.4.0-b10", seconds: 40, seed: 4, ...head },
    ],
  });
  db = openDatabase(path, { readonly: true });
});

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true });
});
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("the table of runs", () => {
  it("has every run, newest first, with its mix of codes adding up to one", () => {
    const runs = loadRuns(db, { nowMs });
    expect(runs.map(({ tags }) => tags[0])).toEqual(["1.4.0-b10", "1.4.0-b4", "1.4.0-b10", "1.4.0-b4"]);
    for (const run of runs) {
      expect(run).toMatchObject({ status: "complete", source: "synthetic", host: "perf1", lengthMs: 40_000 });
      expect(sum(run.codes.map(({ share }) => share))).toBeCloseTo(1, 9);
      expect(run.codes[0]?.token).toBe("tesSUCCESS");
      expect(run.id.startsWith(run.shortId)).toBe(true);
    }
  });
});

describe("a run's page", () => {
  const view = (more: Partial<Parameters<typeof loadRunView>[1]> = {}) =>
    loadRunView(db, { run: loadRuns(db, { nowMs })[0]?.ref ?? "", nowMs, ...more });

  it("counts the same spans in heat map, codes and boxes", () => {
    const { summary, heatmap, codes, choices } = view();
    expect(summary.count).toBeGreaterThan(10_000);
    expect(sum(heatmap?.columns.map(({ count }) => count) ?? [])).toBe(summary.count);
    expect(sum((heatmap?.counts ?? []).flat())).toBe(summary.count);
    expect(sum(codes.map(({ count }) => count))).toBe(summary.count);
    expect(sum(choices.types.map(({ count }) => count))).toBe(summary.count);
  });

  it("draws whole counts", () => {
    expect((view().heatmap?.counts ?? []).flat().every(Number.isInteger)).toBe(true);
  });

  it("knows the run of its tag and the share of transactions", () => {
    const { run, codes, summary } = view();
    expect(run.ordinal).toEqual({ tag: "1.4.0-b10", index: 2, of: 2 });
    expect(run.versionBefore).toBe("1.4.0-b4");
    expect(sum(codes.flatMap(({ rows }) => rows.map((row) => row.transactionShare ?? 0)))).toBeCloseTo(1, 9);
    expect(summary.transactions).toBeLessThan(summary.count);
  });

  it("narrows to a type, a code and a time", () => {
    const all = view();
    const payments = view({ type: "Payment" });
    expect(payments.summary.count).toBe(all.choices.types.find(({ name }) => name === "Payment")?.count);
    expect(payments.spectra.map(({ name }) => name)).toContain("tecPATH_DRY");
    const dry = view({ type: "Payment", code: "tecPATH_DRY" });
    expect(dry.boxes).toHaveLength(1);
    const brushed = view({ fromMs: 10_000, toMs: 20_000 });
    expect(brushed.summary.count).toBeLessThan(all.summary.count / 3);
    expect(sum(brushed.heatmap?.columns.map(({ count }) => count) ?? [])).toBe(brushed.summary.count);
    expect(brushed.filter.fromMs).toBeGreaterThanOrEqual(10_000);
    expect(brushed.summary.transactions).toBeNull();
  });

  it("gives no quantile and no drawing where the time holds nothing", () => {
    const nothing = view({ fromMs: 900_000, toMs: 901_000 });
    expect(nothing.summary).toMatchObject({ count: 0, p50: null, perS: null });
    expect(nothing.heatmap).toBeNull();
    expect(nothing.marginal).toBeNull();
  });

  it.each([
    [{ run: "nothing" }, "unknown-run"],
    [{ probe: "peer" }, "unknown-probe"],
    [{ type: "Paymnet" }, "unknown-type"],
    [{ code: "tecNONE" }, "unknown-code"],
  ])("says what %j has instead", (asked, code) => {
    expect(() => view(asked)).toThrow(expect.objectContaining({ code, hint: expect.stringMatching(/\w/) }));
  });
});

describe("a comparison", () => {
  const compare = (more: Partial<Parameters<typeof loadComparison>[1]> = {}) =>
    loadComparison(db, { base: "1.4.0-b4", head: "1.4.0-b10", nowMs, ...more });

  it("finds the payments a quarter slower and the offers unchanged", () => {
    const { types } = compare();
    const dry = types.find(({ name }) => name === "Payment")?.strata.find(({ token }) => token === "tecPATH_DRY");
    const offers = types.find(({ name }) => name === "OfferCreate")?.strata.find(({ token }) => token === "tesSUCCESS");
    expect(dry?.change.p50).toBeCloseTo(0.25, 1);
    expect(Math.abs(offers?.change.p50 ?? 1)).toBeLessThan(0.05);
    expect(dry?.base?.perRun).toHaveLength(2);
  });

  it("prints base, head and change that agree, the geometric mean over runs", () => {
    const { pooled } = compare();
    const [first, second] = pooled.base?.perRun ?? [];
    const [p50a, p50b] = [first?.p50, second?.p50];
    if (typeof p50a !== "number" || typeof p50b !== "number") throw new Error("both runs have a median");
    expect(pooled.base?.stats.p50).toBeCloseTo(Math.sqrt(p50a * p50b), 3);
  });

  it("draws the chosen stratum with a line per run", () => {
    const { chosen } = compare({ type: "Payment", code: "tecPATH_DRY" });
    expect(chosen.row.token).toBe("tecPATH_DRY");
    expect(chosen.spectra.runs.map(({ side }) => side)).toEqual(["base", "base", "head", "head"]);
    expect(chosen.histogram?.base).toHaveLength(chosen.histogram?.head.length ?? 0);
  });

  it("takes a time range of every run", () => {
    const [whole, part] = [compare(), compare({ fromMs: 10_000, toMs: 30_000 })];
    expect(part.base.spans).toBeLessThan(whole.base.spans * 0.7);
    expect(part.base.spans).toBeGreaterThan(whole.base.spans * 0.3);
  });

  it("takes runs by id, lists and commits as sides", () => {
    const runs = loadRuns(db, { nowMs });
    const listed = compare({ base: `${runs[1]?.ref},${runs[3]?.ref}`, head: `commit:${runs[0]?.commit?.slice(0, 9)}` });
    expect(listed.base.runs.map(({ id }) => id)).toEqual(compare().base.runs.map(({ id }) => id));
    expect(listed.head.runs).toHaveLength(2);
  });

  it.each([
    [{ base: "2.0.0" }, "unknown-side"],
    [{ base: "commit:0000" }, "unknown-side"],
    [{ base: "" }, "bad-side"],
    [{ probe: "payment" }, "unknown-probe"],
    [{ type: "Paymnet" }, "unknown-type"],
  ])("says what is wrong with %j", (asked, code) => {
    expect(() => compare(asked)).toThrow(expect.objectContaining({ code }));
  });
});

describe("an imported run", () => {
  it("shows coarse latencies as intervals, also where slices in between hold nothing", () => {
    const path = join(directory, "imported.db");
    using imported = openDatabase(path);
    const { key, id } = createRun(imported, { startedMs: nowMs, source: "import", collectorVersion: "0.1.0" });
    const probe = { name: "payment", entries: [], exits: [], scheme: "log2-us" } as const;
    addProbes(imported, key, [{ idx: 0, ...probe }]);
    const histogram = {
      scheme: "log2-us",
      sum: null,
      min: null,
      max: null,
      indices: [11, 12],
      counts: [20, 80],
    } as const;
    for (const [at, cells] of [1, 0, 1].entries()) {
      appendSlice(imported, key, {
        startNs: at * 12e9,
        endNs: (at + 1) * 12e9,
        wallOffsetNs: 0,
        lost: 0,
        unpaired: 0,
        cells: cells === 0 ? [] : [{ probe: 0, type: null, code: null, histogram: { ...histogram, count: 100 } }],
        codeCounts: cells === 0 ? [] : [{ probe: 0, code: 128, count: 100 }],
        applies: [],
        nowMs,
      });
    }
    const view = loadRunView(imported, { run: id, nowMs });
    expect(view.resolution).toBe("log2");
    expect(view.summary).toMatchObject({ count: 200, p50: [2_048_000, 4_096_000], mean: null });
    expect(view.heatmap?.columns.map(({ count }) => count)).toEqual([100, 0, 100]);
    expect(view.marginal?.edgesNs).toEqual([1_024_000, 2_048_000, 4_096_000].map((ns) => expect.closeTo(ns, -1)));
    expect(view.heatmap?.lines.every(({ p50Ns }) => p50Ns === null)).toBe(true);
    expect(view.boxes).toEqual([]);
    expect(view.summary).toMatchObject({ failedShare: 1, transactions: null });
    expect(view.codes).toMatchObject([{ family: "tec", count: 200, rows: [{ token: "tecPATH_DRY", share: 1 }] }]);
  });
});

describe("the newest comparison", () => {
  it("is the newest version tag against the one before, by version and not by name", () => {
    expect(newestComparison(db, { nowMs })).toEqual({ base: "1.4.0-b4", head: "1.4.0-b10" });
  });

  it("is of runs where no two tags are versions, of one run where there is only one, and none without runs", () => {
    const path = join(directory, "few.db");
    using empty = openDatabase(path);
    expect(newestComparison(empty, { nowMs })).toBeNull();
    fixtureDatabase(path, { runs: [{ tag: "before", seconds: 3, seed: 1, applies: false }] });
    expect(newestComparison(empty, { nowMs })).toHaveProperty("run");
    fixtureDatabase(path, {
      runs: [{ tag: "after", seconds: 3, seed: 2, applies: false, startedMs: Date.UTC(2026, 10, 21, 15) }],
    });
    const newest = newestComparison(empty, { nowMs });
    const refs = loadRuns(empty, { nowMs }).map(({ ref }) => ref);
    expect(newest).toEqual({ base: refs[1], head: refs[0] });
  });
});

describe("the courses of a comparison", () => {
  const runsOf = (tag: string) =>
    loadRuns(db, { nowMs })
      .filter(({ tags }) => tags.includes(tag))
      .reverse();
  const asked = () => ({
    base: runsOf("1.4.0-b4"),
    head: runsOf("1.4.0-b10"),
    probe: "transactor",
    type: 0,
    code: null,
  });

  it("are one of every run over all of its time, the slower side above", () => {
    const { base, head, left } = loadComparisonCourses(db, asked());
    expect([base.length, head.length, left]).toEqual([2, 2, { base: 0, head: 0 }]);
    const lowest = (runs: typeof base) =>
      Math.min(...runs.flatMap(({ windows }) => windows.flatMap(({ p50Ns }) => p50Ns ?? [])));
    expect(lowest(head)).toBeGreaterThan(lowest(base));
    for (const { windows } of [...base, ...head]) {
      expect(windows[0]?.startMs).toBe(0);
      expect(windows.at(-1)?.endMs).toBe(40_000);
    }
  });

  it("draw the newest twelve runs of a side and count the others; a stratum that no run has gives no windows", () => {
    const many = Array.from({ length: 13 }, () => asked().base[0] ?? { id: "", shortId: "" });
    const { base, left, head } = loadComparisonCourses(db, { ...asked(), base: many, code: 9999 });
    expect([base.length, left.base]).toEqual([12, 1]);
    expect(head.map(({ windows }) => windows)).toEqual([[], []]);
  });
});
