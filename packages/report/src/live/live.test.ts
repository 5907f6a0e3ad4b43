import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addProbes, appendSlice, createRun, type Database, finishRun, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { HistogramBuilder, mergeHistograms, runStatistics } from "@xrpl-probe/stats";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { liveWindows } from "./live-windows.ts";
import { openLiveRun } from "./open-live-run.ts";

const startedMs = Date.UTC(2026, 10, 23, 12);
let db: Database;
let key: number;
let id: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const path = join(folder, "probes.db");
  fixtureDatabase(path, { runs: [{ tag: "1.4.0-b4", seconds: 30, seed: 1 }] });
  db = openDatabase(path);
  ({ key, id } = createRun(db, { startedMs, source: "ebpf", version: "1.4.0-b5", tags: ["1.4.0-b5"] }));
  addProbes(db, key, [{ idx: 0, name: "transactor", entries: [], exits: [], scheme: "log-linear-64" }]);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

/** A second of 100 successes around 100 µs and 20 failures around 2 ms. */
function record(second: number, { lost = 0 } = {}): void {
  const around = (ns: number, count: number) => {
    const builder = new HistogramBuilder();
    for (let at = 0; at < count; at++) builder.add(Math.round(ns * (1 + ((at * 7 + second * 13) % 20) / 40)));
    return builder.histogram();
  };
  appendSlice(db, key, {
    startNs: second * 1e9,
    endNs: (second + 1) * 1e9,
    wallOffsetNs: 0,
    lost,
    unpaired: 1,
    cells: [
      { probe: 0, type: 0, code: 0, histogram: around(100_000, 100) },
      { probe: 0, type: 0, code: 128, histogram: around(2_000_000, 20) },
    ],
    applies: [],
    nowMs: nowMs(second),
  });
}

const nowMs = (second: number) => startedMs + (second + 1) * 1000;
const live = (second: number) => openLiveRun(db, { run: id, nowMs: nowMs(second) });

describe("a run while it is recorded", () => {
  it("tells what is in the file, and then only what came since", () => {
    for (let second = 0; second < 20; second++) record(second);
    const run = live(19);
    const view = run.view();
    expect(view.columns.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(view.figures).toMatchObject({ status: "recording", applies: 2400, unpaired: 20, perS: 120, lost: 0 });
    expect(view.figures.codes.map(({ token, share }) => [token, share])).toEqual([
      ["tesSUCCESS", 100 / 120],
      ["tecPATH_DRY", 20 / 120],
    ]);
    expect(run.advance(nowMs(19))).toBeNull();
    record(20);
    record(21, { lost: 3 });
    const update = run.advance(nowMs(21));
    expect(update?.columns.map(({ seq, lost }) => [seq, lost])).toEqual([
      [20, 0],
      [21, 3],
    ]);
    expect(update?.figures).toMatchObject({ applies: 2640, lost: 3, firstLostMs: 22_000, lengthMs: 22_000 });
    expect(run.columnsAfter(20).map(({ seq }) => seq)).toEqual([21]);
  });

  it("puts every span into a row of its column", () => {
    record(0);
    const { columns, edgesNs } = live(0).view();
    const rows = columns[0]?.rows ?? [];
    const counts = rows.filter((_, at) => at % 2 === 1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(edgesNs[rows[0] ?? 0]).toBeLessThanOrEqual(100_000);
    expect(edgesNs[(rows.at(-2) ?? 0) + 1]).toBeGreaterThanOrEqual(2_900_000);
  });

  it("is held against the version before, on shared edges", () => {
    for (let second = 0; second < 5; second++) record(second);
    const { baseline, figures } = live(4).view();
    expect(baseline).toMatchObject({ tag: "1.4.0-b4", runs: 1 });
    expect(figures.overlay?.base.length).toBe(figures.overlay?.head.length);
    expect(figures.overlay?.base.some((share) => share > 0)).toBe(true);
  });

  it("keeps five minutes of slices, however long it lasts, and opens to the same as it grew to", () => {
    const run = live(-1);
    for (let second = 0; second < 700; second++) record(second);
    run.advance(nowMs(699));
    const { columns, figures } = run.view();
    expect([columns.length, columns[0]?.startMs, columns.at(-1)?.endMs]).toEqual([300, 400_000, 700_000]);
    expect(figures.lines.length).toBeLessThanOrEqual(31);
    expect(figures.applies).toBe(700 * 120);
    const opened = live(699).view();
    expect(opened.columns).toEqual(columns);
    expect({ ...opened.figures, precision: [] }).toEqual({ ...figures, precision: [] });
  });

  it("knows how sure it is of its median once enough windows are in", () => {
    for (let second = 0; second < 20; second++) record(second);
    expect(live(19).figures().precision[0]?.half).toBeNull();
    for (let second = 20; second < 60; second++) record(second);
    const [p50, p99] = live(59).figures().precision;
    expect(p50?.half).toBeGreaterThan(0);
    expect(p50?.half).toBeLessThan(0.1);
    expect(p99?.statistic).toBe("p99");
  });

  it("says that it ended, or was deleted", () => {
    record(0);
    const run = live(0);
    const end = { stopReason: "duration reached", probes: [], appliesPerS: 120, durationClass: "short" };
    finishRun(db, key, { ...end, status: "complete", endedMs: nowMs(0) });
    expect(run.advance(nowMs(1))?.figures).toMatchObject({ status: "complete", stopReason: "duration reached" });
    expect(run.advance(nowMs(2))).toBeNull();
    db.$client.prepare("delete from runs where key = ?").run(key);
    expect(run.advance(nowMs(3))?.figures.stopReason).toBe("the run was deleted");
  });
});

it("windows of a run stay few and keep every span", () => {
  const builder = new HistogramBuilder();
  for (let at = 0; at < 40; at++) builder.add(1000 + at * 50);
  const histogram = builder.histogram();
  const windows = liveWindows();
  const counted = () => mergeHistograms(windows.list()).count;
  for (let second = 0; second < 299; second++) windows.add(second * 1e9, (second + 1) * 1e9, histogram);
  expect([windows.list().length, counted()]).toEqual([150, 299 * 40]);
  for (let second = 299; second < 20_000; second++) windows.add(second * 1e9, (second + 1) * 1e9, histogram);
  expect(windows.list().length).toBeLessThanOrEqual(480);
  expect(counted()).toBe(20_000 * 40);
  expect(runStatistics(windows.list())?.filledWindows).toBe(windows.list().length);
});
