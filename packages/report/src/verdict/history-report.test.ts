import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import { compareSides } from "./compare-sides.ts";
import { historySentence } from "./history-report.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

describe("what the noise rests on", () => {
  const assumed = { prior: "assumed", priorSd: 0.021 } as const;
  const learnt = { prior: "learnt", priorSd: 0.013 } as const;

  it.each([
    [{ ...assumed, runs: 6, df: 5 }, "noise from 6 earlier runs"],
    [{ ...learnt, runs: 6, df: 5 }, "noise from 6 earlier runs"],
    [{ ...learnt, runs: 3, df: 0 }, "noise 1.3 %, learnt from this database's unchanged runs"],
    [{ ...assumed, runs: 4, df: 3 }, "noise assumed 2 % and from 4 earlier runs"],
    [{ ...assumed, runs: 5, df: 0 }, "noise assumed 2 % (5 earlier runs, each alone of its version)"],
    [{ ...assumed, runs: 1, df: 0 }, "noise assumed 2 % (1 earlier run, which tells nothing alone)"],
    [{ ...assumed, runs: 0, df: 0 }, "noise assumed 2 % (no earlier runs)"],
  ])("is said of %j", (known, sentence) => {
    expect(historySentence(known).replaceAll("\u00a0", " ")).toBe(sentence);
  });
});

describe("earlier runs that are each alone of their version", () => {
  const short = { seconds: 40, appliesPerS: 200 };
  const earlier = [1, 2, 3, 4, 5].map((beta) => ({ tag: `1.3.0-b${beta}`, seed: 90 + beta, ...short }));
  const db = verdictDatabase([...earlier, ...betas(1, { slow: { Payment: 1.5 } }, short)]);
  const report = compareSides(db, ASKED);

  it("prove nothing about single runs, and no sentence says that they do", () => {
    expect(report.history.runs).toHaveLength(5);
    expect(report.tallies).toMatchObject({ slower: 0, faster: 0 });
    expect(report.tallies.possible).toBeGreaterThan(0);
    expect(forTerminal(report.history.sentence)).toBe("noise assumed 2 % (5 earlier runs, each alone of its version)");
    expect(forTerminal(report.verdict.text)).toContain("One run each: noise between runs is unknown.");
  });
});
