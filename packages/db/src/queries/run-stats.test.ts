import { describe, expect, it } from "vitest";
import { finishRun } from "../record/finish-run.ts";
import { heartbeat } from "../record/heartbeat.ts";
import { type NewRunStats, replaceRunStats } from "../record/replace-run-stats.ts";
import { STARTED_MS, startRun } from "../testing/runs.ts";
import { scratchDatabase } from "../testing/scratch.ts";
import { completeRuns } from "./complete-runs.ts";
import { runCodesOf, runLevelsOf, runStatsOf, runsNeedingStats } from "./run-stats.ts";

const STRATUM: NewRunStats = {
  probe: 0,
  type: 7,
  code: 0,
  count: 500,
  windows: 30,
  filledWindows: 29,
  nu: 4,
  meanNs: 1234.5,
  meanSeNs: 10.25,
  quantileSe: [0.1, 0.2],
  p50Ns: 1000,
  p90Ns: 2000,
  p99Ns: null,
  p999Ns: null,
};
const UNTIMED = { ...STRATUM, type: null, code: null, meanNs: null, meanSeNs: null };
const CODE = { probe: 0, type: null, code: 128, count: 7, total: 500, variance: 9.5, nu: 4 };

describe("statistics of a run", () => {
  it("come back as stored, also of a stratum without type, code or mean", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    replaceRunStats(db, key, { methodVersion: 1, strata: [STRATUM, UNTIMED], codes: [CODE] });
    expect(runStatsOf(db, { runKeys: [key] })).toEqual([
      { ...UNTIMED, runKey: key, probe: "transactor" },
      { ...STRATUM, runKey: key, probe: "transactor" },
    ]);
    expect(runCodesOf(db, { runKeys: [key] })).toEqual([{ ...CODE, runKey: key, probe: "transactor" }]);
    expect(runCodesOf(db, { runKeys: [key], probe: "payment" })).toEqual([]);
    const levels = { runKey: key, probe: "transactor", count: 500, p50: 1000, p90: 2000, p99: null, p999: null };
    expect(runLevelsOf(db, { runKeys: [key] })).toEqual([
      { ...levels, type: null, code: null, mean: null },
      { ...levels, type: 7, code: 0, mean: 1234.5 },
    ]);
  });

  it("are replaced as a whole", () => {
    const db = scratchDatabase();
    const { key } = startRun(db);
    replaceRunStats(db, key, { methodVersion: 1, strata: [STRATUM, UNTIMED], codes: [CODE] });
    replaceRunStats(db, key, { methodVersion: 2, strata: [STRATUM], codes: [] });
    expect(runStatsOf(db, { runKeys: [key] })).toHaveLength(1);
    expect(runCodesOf(db, { runKeys: [key] })).toEqual([]);
  });

  it("of a run that was deleted are refused", () => {
    const store = () => replaceRunStats(scratchDatabase(), 9, { methodVersion: 1, strata: [], codes: [] });
    expect(store).toThrow(expect.objectContaining({ code: "no-such-run" }));
  });

  it("are asked for of ended runs alone, where missing or of another version", () => {
    const db = scratchDatabase();
    const [made, old, killed, recording] = [startRun(db), startRun(db), startRun(db), startRun(db)];
    const nowMs = STARTED_MS + 3_600_000;
    const end = { stopReason: null, endedMs: nowMs, probes: [], appliesPerS: null, durationClass: "under 300 s" };
    for (const { key } of [made, old]) finishRun(db, key, { status: "complete", ...end });
    replaceRunStats(db, made.key, { methodVersion: 2, strata: [], codes: [] });
    replaceRunStats(db, old.key, { methodVersion: 1, strata: [STRATUM], codes: [] });
    heartbeat(db, recording.key, nowMs);
    expect(runsNeedingStats(db, { methodVersion: 2, nowMs })).toEqual([old, killed]);
  });
});

describe("complete runs", () => {
  it("are the latest of an environment before a time, newest first, of some tags and without some runs", () => {
    const db = scratchDatabase();
    const keys = ["b1", "b2", "b3", "b3"].map((tag, i) => {
      const { key } = startRun(db, { tags: [tag], environmentKey: "perf1", startedMs: STARTED_MS + i * 1000 });
      const end = { stopReason: null, endedMs: STARTED_MS + 9000, probes: [], appliesPerS: null, durationClass: "" };
      finishRun(db, key, { status: "complete", ...end });
      return key;
    });
    startRun(db, { tags: ["b3"], environmentKey: "perf1", startedMs: STARTED_MS + 5000 });
    const asked = { beforeMs: STARTED_MS + 60_000, limit: 10, environmentKey: "perf1" };
    const found = (more: object) => completeRuns(db, { ...asked, ...more }).map(({ key }) => keys.indexOf(key));
    expect(found({})).toEqual([3, 2, 1, 0]);
    expect(found({ limit: 2 })).toEqual([3, 2]);
    expect(found({ beforeMs: STARTED_MS + 2000 })).toEqual([1, 0]);
    expect(found({ tags: ["b3", "b1"] })).toEqual([3, 2, 0]);
    expect(found({ except: keys.slice(0, 2) })).toEqual([3, 2]);
    expect(found({ environmentKey: "perf2" })).toEqual([]);
  });
});
