import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { calibrationOf, compareSides, loadRuns, reindex, trendOf } from "@xrpl-probe/report";
import {
  apiErrorSchema,
  calibrateReportSchema,
  compareReportSchema,
  runRowsSchema,
  runViewSchema,
  trendReportSchema,
} from "@xrpl-probe/report/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getCalibrate } from "../app/api/v1/calibrate/route.ts";
import { GET as getCompare } from "../app/api/v1/compare/route.ts";
import { GET as getRun } from "../app/api/v1/runs/[id]/route.ts";
import { GET as getRuns } from "../app/api/v1/runs/route.ts";
import { GET as getTrend } from "../app/api/v1/trend/route.ts";

const directory = mkdtempSync(join(tmpdir(), "api-"));
const path = join(directory, "probes.db");
const configured = process.env.XRPL_PROBE_DB;

const asked = (query: string) => new Request(`http://127.0.0.1/api/v1/any?${query}`);
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const SIDES = "base=1.4.0-b4&head=1.4.0-b5";

beforeAll(() => {
  const run = { seconds: 30, appliesPerS: 200 };
  fixtureDatabase(path, {
    runs: [
      { ...run, tag: "1.4.0-b4", seed: 1 },
      { ...run, tag: "1.4.0-b4", seed: 2 },
      { ...run, tag: "1.4.0-b5", seed: 3, slow: { Payment: 1.25 } },
      { ...run, tag: "1.4.0-b5", seed: 4, slow: { Payment: 1.25 } },
    ],
  });
  using db = openDatabase(path);
  reindex(db, { nowMs: Date.now() });
  process.env.XRPL_PROBE_DB = path;
});

afterAll(() => {
  if (configured === undefined) delete process.env.XRPL_PROBE_DB;
  else process.env.XRPL_PROBE_DB = configured;
  rmSync(directory, { recursive: true, force: true });
});

describe("the API", () => {
  it("gives the very comparison that the command line gives, options included", async () => {
    using db = openDatabase(path, { readonly: true });
    const sides = { base: "1.4.0-b4", head: "1.4.0-b5", dbOption: path, nowMs: Date.now() };
    const plain = await getCompare(asked(SIDES)).json();
    expect(plain).toEqual(json(compareSides(db, sides)));
    expect(compareReportSchema.parse(plain)).toEqual(plain);
    const query = `${SIDES}&type=Payment&threshold=p50:30&limit=p50:40&minRuns=2&allowSingle=true&failOn=codes&from=0&to=28000`;
    const narrowed = await getCompare(asked(query)).json();
    const options = {
      type: "Payment",
      thresholds: { p50: 0.3 },
      limits: { p50: 0.4 },
      minRuns: 2,
      allowSingle: true,
      failOnCodes: true,
      range: { fromMs: 0, toMs: 28_000 },
    };
    expect(narrowed).toEqual(json(compareSides(db, { ...sides, ...options })));
  });

  it("gives the trend and the calibration that the command line gives", async () => {
    using db = openDatabase(path, { readonly: true });
    const how = { dbOption: path, nowMs: Date.now() };
    const trend = await getTrend(asked("type=Payment&type=OfferCreate&statistic=p99")).json();
    expect(trend).toEqual(json(trendOf(db, { ...how, types: ["Payment", "OfferCreate"], statistic: "p99" })));
    expect(trendReportSchema.parse(trend)).toEqual(trend);
    const calibration = await getCalibrate(asked("")).json();
    expect(calibration).toEqual(json(calibrationOf(db, how)));
    expect(calibrateReportSchema.parse(calibration)).toEqual(calibration);
  });

  it("lists runs, narrowed by a search, and gives one with all that its page draws", async () => {
    using db = openDatabase(path, { readonly: true });
    const all = loadRuns(db, { nowMs: Date.now() });
    expect(await getRuns(asked("")).json()).toEqual(json(all));
    const found = runRowsSchema.parse(await getRuns(asked("search=tag:1.4.0-b5")).json());
    expect(found.map(({ tags }) => tags)).toEqual([["1.4.0-b5"], ["1.4.0-b5"]]);
    const ref = all[0]?.ref ?? "";
    const view = runViewSchema.parse(await (await getRun(asked("type=Payment"), runAt(ref))).json());
    expect(view.run.id).toBe(all[0]?.id);
    expect(view.filter).toMatchObject({ probe: "transactor", type: 0 });
  });

  it("tells what is wrong with a question, and what to ask instead", async () => {
    const refused = async (response: Response) => ({
      status: response.status,
      ...apiErrorSchema.parse(await response.json()),
    });
    expect(await refused(getCompare(asked("base=1.4.0-b4")))).toMatchObject({ status: 400, error: "head is missing" });
    expect(await refused(getCompare(asked(`${SIDES}&heat=1`)))).toMatchObject({
      status: 400,
      error: "there is no parameter heat",
    });
    expect(await refused(getCompare(asked("base=nope&head=1.4.0-b5")))).toMatchObject({
      status: 404,
      error: expect.stringContaining("nope is neither a tag nor"),
      hint: expect.stringContaining("1.4.0-b4"),
    });
    expect(await refused(await getRun(asked(""), runAt("ffffffff")))).toMatchObject({ status: 404 });
    expect(await refused(getRuns(asked("search=size:4")))).toMatchObject({
      status: 400,
      error: expect.stringMatching(/^search cannot be read/),
    });
    expect(await refused(getTrend(asked("probe=nope")))).toMatchObject({ status: 404 });
  });

  it("says where it looked when there is no database", async () => {
    process.env.XRPL_PROBE_DB = join(directory, "none.db");
    const response = getRuns(asked(""));
    process.env.XRPL_PROBE_DB = path;
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: `there is no database ${join(directory, "none.db")}` });
  });
});

function runAt(id: string) {
  return { params: Promise.resolve({ id }) };
}
