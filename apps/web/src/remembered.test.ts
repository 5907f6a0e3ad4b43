import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { annotate, appendSlice, createRun, type Database, editTags, finishRun, openDatabase } from "@xrpl-probe/db";
import { loadRuns } from "@xrpl-probe/report";
import { afterEach, beforeEach, expect, it } from "vitest";
import { remembered, rememberedOfEnded } from "./remembered.ts";
import { sideMemory } from "./side-remembered.ts";

const START_MS = Date.UTC(2026, 10, 22);
let directory: string;
let writer: Database;
let reader: Database;
let slices: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "remembered-"));
  const path = join(directory, "probes.db");
  writer = openDatabase(path);
  reader = openDatabase(path, { readonly: true });
  slices = 0;
});

afterEach(() => {
  reader.close();
  writer.close();
  rmSync(directory, { recursive: true, force: true });
});

const begin = () => createRun(writer, { tags: ["1.4.0-b1"], startedMs: START_MS, source: "synthetic" });

const commitSlice = (key: number) => {
  const [startNs, endNs] = [slices * 1e9, (slices + 1) * 1e9];
  slices += 1;
  const nowMs = START_MS + endNs / 1e6;
  appendSlice(writer, key, { startNs, endNs, wallOffsetNs: 0, lost: 0, unpaired: 0, cells: [], applies: [], nowMs });
};

const UNTOLD = { appliesPerS: null, durationClass: "under 90 s", probes: [] };

const end = (key: number) =>
  finishRun(writer, key, { status: "complete", stopReason: "duration", endedMs: START_MS + 60_000, ...UNTOLD });

/** Counts how often the question had to be answered anew. */
const counting = (ask: (answer: () => number) => number) => {
  let asked = 0;
  return () => ask(() => ++asked);
};

const ofEnded = (nowMs = START_MS + 2000) =>
  counting((answer) => rememberedOfEnded(reader, "question", { nowMs }, answer));

it("what ended runs decide outlives the slices that a recording commits; what all content decides does not", () => {
  const { key } = begin();
  const [settled, content] = [ofEnded(), counting((answer) => remembered(reader, "content", answer))];
  expect([settled(), content()]).toEqual([1, 1]);
  commitSlice(key);
  expect([settled(), content()]).toEqual([1, 2]);
  commitSlice(key);
  expect([settled(), content(), content()]).toEqual([1, 3, 3]);
});

it("is answered anew once the recording ends, a tag changes or a change is accepted", () => {
  const { key } = begin();
  const settled = ofEnded();
  expect(settled()).toBe(1);
  end(key);
  expect(settled()).toBe(2);
  editTags(writer, key, { add: ["nightly"], remove: [] });
  expect(settled()).toBe(3);
  annotate(writer, { scope: "tag", tag: "1.4.0-b1", kind: "accepted", text: "known", createdMs: START_MS });
  expect(settled()).toBe(4);
  expect(settled()).toBe(4);
});

it("is answered anew when a recording has died, which nobody commits", () => {
  begin();
  let asked = 0;
  const at = (nowMs: number) => rememberedOfEnded(reader, "question", { nowMs }, () => ++asked);
  expect([at(START_MS + 1000), at(START_MS + 2000)]).toEqual([1, 1]);
  expect(at(START_MS + 3_600_000)).toBe(2);
});

it("an answer about a run that is still recorded is kept until the next slice alone", () => {
  const { key } = begin();
  let asked = 0;
  const nowMs = START_MS + 1000;
  const live = () => rememberedOfEnded(reader, "live", { nowMs, isSettled: () => false }, () => ++asked);
  expect([live(), live()]).toEqual([1, 1]);
  commitSlice(key);
  expect(live()).toBe(2);
});

it("what a side shows outlives the slices of a recording, unless it is of the recording", () => {
  const { key, id } = begin();
  const nowMs = START_MS + 2000;
  const asking = (side: string) =>
    counting((answer) => {
      const runs = loadRuns(reader, { nowMs });
      return sideMemory(reader, side, { nowMs, runs })(`panel of ${side}`, answer);
    });
  const [tag, recording, both] = [asking("1.4.0-b1"), asking(id.slice(0, 13)), asking(`1.4.0-b0, ${id}`)];
  expect([tag(), recording(), both()]).toEqual([1, 1, 1]);
  expect([tag(), recording(), both()]).toEqual([1, 1, 1]);
  commitSlice(key);
  expect([tag(), recording(), both()]).toEqual([1, 2, 2]);
});
