import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addProbes, appendSlice, createRun, type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadRunView } from "../load-run-view.ts";
import { ReportError } from "../report-error.ts";
import { loadPanel } from "./load-panel.ts";
import { PANEL_STATISTICS, type PanelParams } from "./panel-report.ts";

const nowMs = Date.UTC(2026, 10, 22);
const directory = mkdtempSync(join(tmpdir(), "panels-"));
let db: Database;
let importedRun: string;

/** Two slices of 10 s of `payment` in log2 buckets, with codes beside them. */
function addImport(path: string): string {
  using writing = openDatabase(path);
  const startedMs = Date.UTC(2019, 9, 7);
  const { key, id } = createRun(writing, { startedMs, source: "import", importKey: "test", tags: ["old"] });
  addProbes(writing, key, [{ idx: 0, name: "payment", scheme: "log2-us", entries: [], exits: [] }]);
  [
    [30, 10],
    [10, 30],
  ].forEach((counts, at) => {
    const histogram = {
      scheme: "log2-us",
      count: 40,
      sum: null,
      min: null,
      max: null,
      indices: [8, 12],
      counts,
    } as const;
    appendSlice(writing, key, {
      startNs: at * 10e9,
      endNs: (at + 1) * 10e9,
      wallOffsetNs: 0,
      lost: 0,
      unpaired: 0,
      cells: [{ probe: 0, type: 0, code: null, histogram }],
      codeCounts: [
        { probe: 0, code: 0, count: 30 },
        { probe: 0, code: 128, count: 10 * at },
      ],
      applies: [],
      nowMs: startedMs,
    });
  });
  return id;
}

beforeAll(() => {
  const path = join(directory, "probes.db");
  fixtureDatabase(path, {
    runs: [
      { tag: "1.4.0-b4", seconds: 90, seed: 1, applies: false },
      { tag: "1.4.0-b4", seconds: 90, seed: 2, applies: false },
    ],
  });
  importedRun = addImport(path);
  db = openDatabase(path, { readonly: true });
});

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

const panel = (more: Partial<PanelParams> = {}) =>
  loadPanel(db, { side: "1.4.0-b4", statistic: "p90", nowMs, ...more });
const oneRun = () => panel().side.runs[0]?.ref ?? "";
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("a panel of the report", () => {
  it("agrees with the run's page on the whole run and on a brushed part", () => {
    const time = { fromMs: 20_000, toMs: 50_000 };
    const asked = { type: "Payment", code: "tecPATH_DRY", ...time };
    const view = panel({ side: oneRun(), ...asked });
    const of = (more: object) =>
      loadRunView(db, { run: oneRun(), nowMs, type: "Payment", code: "tecPATH_DRY", ...more }).summary;
    expect(view.whole).toMatchObject({ value: of({}).p90, count: of({}).count });
    expect(view.brushed).toMatchObject({ value: of(time).p90, count: of(time).count });
    expect(view.points.length).toBeGreaterThan(40);
    expect(sum(view.points.map(({ count }) => count))).toBe(of({}).count);
  });

  it("pools the runs of a tag, laid over one another from their starts", () => {
    const [pooled, single] = [panel(), panel({ side: oneRun() })];
    expect(pooled.side.runs).toHaveLength(2);
    expect(pooled.points).toHaveLength(single.points.length);
    expect(pooled.whole.count).toBeGreaterThan(1.8 * single.whole.count);
    expect(panel({ statistic: "rate" }).whole.value).toBeLessThan(900);
  });

  it("has every statistic, with its distribution", () => {
    for (const statistic of PANEL_STATISTICS) {
      const { whole, points } = panel({ statistic, side: oneRun() });
      expect(whole.value, statistic).toBeGreaterThan(0);
      expect(
        points.some(({ value }) => typeof value === "number" && value > 0),
        statistic,
      ).toBe(true);
      expect(sum(whole.histogram?.share ?? []), statistic).toBeGreaterThan(0.9);
    }
  });

  it("gives the share of a code, or of all failures", () => {
    const { codes, summary } = loadRunView(db, { run: oneRun(), nowMs });
    const dry = codes.flatMap(({ rows }) => rows).find(({ token }) => token === "tecPATH_DRY");
    const share = (code?: string) => panel({ side: oneRun(), statistic: "share", code }).whole.value;
    expect(share("tecPATH_DRY")).toBeCloseTo(dry?.share ?? 0, 12);
    expect(share()).toBeCloseTo(summary.failedShare ?? 0, 12);
  });

  it("shows log2 data as intervals, and the codes that were imported beside it", () => {
    const imported = (more: Partial<PanelParams>) => panel({ side: importedRun, ...more });
    expect(imported({ statistic: "p50" })).toMatchObject({ probe: "payment", resolution: "log2" });
    expect(imported({ statistic: "p50" }).points.map(({ value }) => value)).toEqual([
      [128_000, 256_000],
      [2_048_000, 4_096_000],
    ]);
    expect(imported({ statistic: "mean" }).points[0]?.value).toEqual([608_000, 1_216_000]);
    expect(imported({ statistic: "min" }).whole.value).toEqual([128_000, 256_000]);
    expect(imported({ statistic: "max" }).whole.value).toEqual([2_048_000, 4_096_000]);
    expect(imported({ statistic: "share", code: "tecPATH_DRY" }).points.map(({ value }) => value)).toEqual([0, 0.25]);
    expect(imported({ statistic: "count" }).points.map(({ value }) => value)).toEqual([40, 40]);
  });

  it("says what it cannot show", () => {
    const code = (more: Partial<PanelParams>) => {
      try {
        panel(more);
      } catch (error) {
        if (error instanceof ReportError) return error.code;
      }
      return null;
    };
    expect(code({ side: "nothing" })).toBe("unknown-side");
    expect(code({ probe: "nothing" })).toBe("unknown-probe");
    expect(code({ type: "Nothing" })).toBe("unknown-type");
    expect(code({ code: "tecNOTHING" })).toBe("unknown-code");
  });
});
