import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reindex } from "../verdict/index-run.ts";
import { trendOf } from "./trend-of.ts";
import { trendShape } from "./trend-shapes.ts";

const nowMs = Date.UTC(2027, 0, 1);
const folder = mkdtempSync(join(tmpdir(), "shapes-"));
let db: Database;

beforeAll(() => {
  const path = join(folder, "probes.db");
  const runs = ["1.3.0", "1.4.0-b1", "1.4.0-b2"].flatMap((tag, version) =>
    [1, 2].map((run) => ({
      tag,
      seconds: 30,
      seed: 2 * version + run,
      applies: false,
      ...(version === 2 && { slow: { OfferCreate: 4 } }),
    })),
  );
  fixtureDatabase(path, { runs });
  db = openDatabase(path);
  reindex(db, { nowMs });
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it("gives every version's distribution on the same edges, each adding up to one", () => {
  const report = trendOf(db, { nowMs });
  const [type, code] = [report.series.find(({ typeName }) => typeName === "OfferCreate")?.type ?? null, 0];
  const shape = trendShape(db, report, { type, code });
  const columns = report.versions.map((_, version) => shape?.shares.map((row) => row[version] ?? 0) ?? []);
  expect(columns).toHaveLength(3);
  for (const column of columns) expect(column.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  const below = (column: readonly number[], row: number) =>
    column.slice(0, row + 1).reduce((sum, share) => sum + share, 0);
  const middle = (column: readonly number[]) => column.findIndex((_, row) => below(column, row) >= 0.5);
  // four rows to an octave, and four times as slow
  expect(middle(columns[2] ?? []) - middle(columns[1] ?? [])).toBeGreaterThanOrEqual(6);
  expect(shape?.edgesNs).toHaveLength((shape?.shares.length ?? 0) + 1);
});

it("has nothing to draw of a stratum that no version has", () => {
  expect(trendShape(db, trendOf(db, { nowMs }), { type: 0, code: 9999 })).toBeNull();
});
