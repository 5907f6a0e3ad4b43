import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ladderPairs, loadLadder } from "./load-ladder.ts";
import { compareSides } from "./verdict/compare-sides.ts";
import { reindex } from "./verdict/index-run.ts";

const nowMs = Date.UTC(2026, 10, 22);
const directory = mkdtempSync(join(tmpdir(), "ladder-"));
const most = { versions: 3, types: 4 };
let db: Database;

beforeAll(() => {
  const path = join(directory, "probes.db");
  fixtureDatabase(path, {
    runs: ["1.4.0-b10", "1.3.0", "1.4.0-b2", "1.2.0", "nightly"].map((tag, at) => ({
      tag,
      seconds: 40,
      seed: at + 1,
      applies: false,
      ...(tag === "1.4.0-b10" && { slow: { Payment: 1.5 } }),
    })),
  });
  db = openDatabase(path);
  reindex(db, { nowMs });
});

afterAll(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

it("asks for every version against the one before, in the order of versions, tags of other kinds aside", () => {
  expect(ladderPairs(db, { nowMs, against: "previous", most })).toEqual([
    { base: "1.2.0", head: "1.3.0" },
    { base: "1.3.0", head: "1.4.0-b2" },
    { base: "1.4.0-b2", head: "1.4.0-b10" },
  ]);
  expect(ladderPairs(db, { nowMs, against: "release", most }).map(({ base }) => base)).toEqual([
    "1.2.0",
    "1.3.0",
    "1.3.0",
  ]);
});

it("says of a type what the comparison of its column says, and asks for nothing else", () => {
  const asked: string[] = [];
  const compare = (base: string, head: string) => {
    asked.push(`${base} ${head}`);
    return compareSides(db, { base, head, nowMs });
  };
  const ladder = loadLadder(db, { nowMs, probe: "transactor", against: "previous", most, compare });
  expect(asked).toEqual(
    ladderPairs(db, { nowMs, against: "previous", most }).map(({ base, head }) => `${base} ${head}`),
  );
  expect(ladder.left.versions).toBe(1);
  const { rows } = compareSides(db, { base: "1.4.0-b2", head: "1.4.0-b10", nowMs });
  const cell = ladder.rows.find(({ typeName }) => typeName === "Payment")?.cells.at(-1);
  const row = rows.find(
    (one) => one.type === 0 && one.code === cell?.code && one.statisticName === cell?.statisticName,
  );
  expect(cell).toMatchObject({ sign: row?.sign, shown: row?.shown, text: row?.text.change });
});

it("shows the first version's level of the code that the newest speaks of", () => {
  const four = { versions: 4, types: 4 };
  const compare = (base: string, head: string) => compareSides(db, { base, head, nowMs });
  const { rows, columns } = loadLadder(db, { nowMs, probe: "transactor", against: "previous", most: four, compare });
  expect(columns[0]).toMatchObject({ tag: "1.2.0", base: null });
  for (const { cells } of rows) expect(cells[0]?.token).toBe(cells.at(-1)?.token);
});

it("speaks of quantiles before means, and of the row's code where nothing moved", () => {
  const compare = (base: string, head: string) => compareSides(db, { base, head, nowMs });
  const { rows } = loadLadder(db, { nowMs, probe: "transactor", against: "previous", most, compare });
  const payment = rows.find(({ typeName }) => typeName === "Payment")?.cells ?? [];
  expect(payment.at(-1)?.sign).toMatch(/slower$/);
  expect(payment.at(-1)?.statisticName).toMatch(/^p/);
  for (const cell of payment.slice(0, -1))
    if (!/slower|faster/.test(cell?.sign ?? "")) expect(cell?.token).toBe(payment.at(-1)?.token);
});
