import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { CalibrateReport } from "../calibrate/calibrate-report.ts";
import { calibrationOf } from "../calibrate/calibration-of.ts";
import { loadRunView } from "../load-run-view.ts";
import { loadRuns } from "../load-runs.ts";
import type { RunRow } from "../run-head.ts";
import type { RunView } from "../run-view.ts";
import { trendOf } from "../trend/trend-of.ts";
import type { TrendReport } from "../trend/trend-report.ts";
import type { CompareReport } from "../verdict/compare-report.ts";
import { compareSides } from "../verdict/compare-sides.ts";
import { reindex } from "../verdict/index-run.ts";
import {
  calibrateReportSchema,
  compareReportSchema,
  runRowsSchema,
  runViewSchema,
  trendReportSchema,
} from "./index.ts";

type Readonly<T> = { readonly [Key in keyof T]: Readonly<T[Key]> };
/** Each of the two can stand for the other: no field is missing from the schema, and none is made up. */
type Agree<Schema extends z.ZodType, Report> = [Readonly<z.infer<Schema>>] extends [Report]
  ? [Report] extends [Readonly<z.infer<Schema>>]
    ? true
    : "the schema lacks something"
  : "the schema allows something else";

const agreements: readonly [
  Agree<typeof compareReportSchema, CompareReport>,
  Agree<typeof trendReportSchema, TrendReport>,
  Agree<typeof calibrateReportSchema, CalibrateReport>,
  Agree<typeof runRowsSchema, readonly RunRow[]>,
  Agree<typeof runViewSchema, RunView>,
] = [true, true, true, true, true];

const directory = mkdtempSync(join(tmpdir(), "schemas-"));
const nowMs = Date.UTC(2026, 10, 25);
let db: Database;

beforeAll(() => {
  const path = join(directory, "probes.db");
  const slow = { Payment: 1.25 };
  const runs = ["1.4.0-b3", "1.4.0-b4", "1.4.0-b5"].flatMap((tag, version) =>
    [0, 1].map((run) => ({
      tag,
      seconds: 30,
      seed: version * 2 + run + 1,
      appliesPerS: 200,
      ...(version === 2 && { slow }),
    })),
  );
  fixtureDatabase(path, { runs });
  db = openDatabase(path);
  reindex(db, { nowMs });
});

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("what the API answers", () => {
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it("has schemas that agree with the reports' types both ways", () => {
    expect(agreements).toEqual([true, true, true, true, true]);
  });

  it("is a comparison that its schema describes to the last field, with and without filters", () => {
    const sides = { base: "1.4.0-b4", head: "1.4.0-b5", nowMs };
    for (const asked of [sides, { ...sides, type: "Payment" }, { ...sides, range: { fromMs: 0, toMs: 28_000 } }]) {
      const report = asJson(compareSides(db, asked));
      expect(compareReportSchema.parse(report)).toEqual(report);
    }
  });

  it("is a trend that its schema describes to the last field", () => {
    const report = asJson(trendOf(db, { nowMs }));
    expect(trendReportSchema.parse(report)).toEqual(report);
  });

  it("is a calibration that its schema describes to the last field", () => {
    const report = asJson(calibrationOf(db, { nowMs }));
    expect(calibrateReportSchema.parse(report)).toEqual(report);
  });

  it("is a list of runs, and a run, that their schemas describe to the last field", () => {
    const rows = asJson(loadRuns(db, { nowMs }));
    expect(runRowsSchema.parse(rows)).toEqual(rows);
    const view = asJson(loadRunView(db, { run: "1.4.0-b5", nowMs }));
    expect(runViewSchema.parse(view)).toEqual(view);
  });

  it("is refused by its schema with a field that nobody described", () => {
    const report = { ...compareSides(db, { base: "1.4.0-b4", head: "1.4.0-b5", nowMs }), more: 1 };
    expect(compareReportSchema.safeParse(report).success).toBe(false);
  });
});
