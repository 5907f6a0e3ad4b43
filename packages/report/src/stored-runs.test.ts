import { appendSlice } from "@xrpl-probe/db";
import { HistogramBuilder } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { loadComparison, openComparisonTables } from "./load-comparison.ts";
import { storedRuns } from "./stored-runs.ts";
import { compareSides } from "./verdict/compare-sides.ts";
import { NOW_MS, verdictDatabase } from "./verdict/testing/verdict-database.ts";

const short = { seconds: 40, appliesPerS: 150, applies: false };
const tags = ["1.4.0-b1", "1.4.0-b2", "1.4.0-b3", "1.4.0-b4"];

describe("comparisons that share what they read", () => {
  it("say what each says alone", () => {
    const db = verdictDatabase(
      tags.flatMap((tag, at) => [0, 1, 2].map((run) => ({ tag, seed: 3 * at + run, ...short }))),
    );
    const shared = storedRuns(db);
    for (const [at, head] of tags.entries()) {
      const asked = { base: tags[Math.max(0, at - 1)] ?? head, head, nowMs: NOW_MS };
      expect(compareSides(db, asked, shared)).toEqual(compareSides(db, asked));
      expect(openComparisonTables(db, asked, shared).choose({})).toEqual(loadComparison(db, asked).chosen);
    }
  });

  it("read a run anew that is still recorded", () => {
    const db = verdictDatabase(
      [
        { tag: "a", seed: 1, ...short },
        { tag: "b", seed: 2, ...short, unfinished: true },
      ],
      "update runs set stats_version = null where key = 2",
    );
    const shared = storedRuns(db);
    const id = db.$client.prepare<[], string>("select id from runs where key = 2").pluck().get() ?? "";
    const spans = () => {
      const asked = { base: "a", head: id, nowMs: NOW_MS };
      return [compareSides(db, asked, shared).head.spans, openComparisonTables(db, asked, shared).head.spans];
    };
    const [before = 0] = spans();
    const builder = new HistogramBuilder();
    for (let i = 0; i < 100; i++) builder.add(1000 + i);
    const cells = [{ probe: 0, type: 0, code: 0, histogram: builder.histogram() }];
    const slice = { startNs: 40e9, endNs: 41e9, wallOffsetNs: 0, lost: 0, unpaired: 0, applies: [], nowMs: NOW_MS };
    appendSlice(db, 2, { ...slice, cells });
    expect(spans()).toEqual([before + 100, before + 100]);
  });
});
