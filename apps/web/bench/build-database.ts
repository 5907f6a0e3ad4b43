import { openDatabase } from "@xrpl-probe/db";
import { type FixtureRun, fixtureDatabase } from "@xrpl-probe/db/fixture";
import { reindex } from "@xrpl-probe/report";

const HOUR_S = 3600;
const HOURS = 24;
const RUNS = 200;
const VERSIONS = 61;
const FIRST_MS = Date.UTC(2026, 2, 1);
/** Between the starts of two runs. */
const EVERY_MS = 7_200_000;
const NAMES = ["-b1", "-b2", "-b3", "-b4", ""];

/** A run of 24 h and 200 of one hour over 61 later versions, all of 760 applies/s; 21 million applies have rows. */
export function buildBigDatabase(path: string): void {
  const hours = Array.from({ length: RUNS }, (_, at): FixtureRun => {
    const version = Math.floor((at * VERSIONS) / RUNS);
    return {
      tag: `1.${1 + Math.floor(version / NAMES.length)}.0${NAMES[version % NAMES.length]}`,
      seconds: HOUR_S,
      seed: at + 2,
      startedMs: FIRST_MS + HOURS * HOUR_S * 1000 + (at + 1) * EVERY_MS,
      applies: { oneIn: 54 },
      slow: {
        ...(version >= 20 && { Payment: 1.08 }),
        ...(version >= 40 && { OfferCreate: 0.95 }),
        ...(version === VERSIONS - 1 && { "Payment tecPATH_DRY": 1.2 }),
      },
    };
  });
  const day = { tag: "1.0.0", seconds: HOURS * HOUR_S, seed: 1, startedMs: FIRST_MS, applies: { oneIn: 6 } };
  fixtureDatabase(path, { runs: [day, ...hours] });
  using db = openDatabase(path);
  reindex(db, { nowMs: Date.now() });
}

/** Twelve runs of one hour over six versions, without rows. */
export function buildSmallDatabase(path: string): void {
  const runs = Array.from({ length: 12 }, (_, at): FixtureRun => {
    return { tag: `1.4.0-b${1 + Math.floor(at / 2)}`, seconds: HOUR_S, seed: at + 1, applies: false };
  });
  fixtureDatabase(path, { runs });
  using db = openDatabase(path);
  reindex(db, { nowMs: Date.now() });
}
