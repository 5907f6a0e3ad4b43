import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import type { CompareReport } from "./compare-report.ts";
import { compareSides } from "./compare-sides.ts";
import { openComparison, shiftOf } from "./shift-of.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

const slow = { slow: { "Payment tecPATH_DRY": 1.4 } };
const slower = verdictDatabase(betas(3, slow));
const same = verdictDatabase(betas(3, {}, { seconds: 100, appliesPerS: 300 }));
const single = verdictDatabase(betas(1, slow));

const words = (report: CompareReport) => new Map(report.rows.map(({ name, word }) => [name, word]));

/** Every path of a JSON value that holds what JSON cannot. */
function unwritable(value: unknown, path = "report"): string[] {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) return [`${path}: ${value}`];
  if (typeof value === "function" || value instanceof Map || value instanceof Set) return [path];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) => unwritable(part, `${path}.${key}`));
}

describe("a slowdown of one stratum", () => {
  const report = compareSides(slower, ASKED);

  it("is proven for that stratum and for no other, and fails the gate", () => {
    const proven = report.rows.filter(({ word }) => word === "regression");
    expect(proven.length).toBeGreaterThan(0);
    expect(new Set(proven.map(({ typeName, token }) => `${typeName} ${token}`))).toEqual(
      new Set(["Payment tecPATH_DRY"]),
    );
    expect(report.gate).toMatchObject({ outcome: "fails", exitCode: 1, reason: "regression" });
    expect(report.gate.deciding).toContain("Payment tecPATH_DRY p50");
  });

  it("is named with its code, size and interval in the first sentence, then what the answer rests on, then the gate", () => {
    expect(forTerminal(report.verdict.text)).toMatch(
      /^1\.4\.0-b5 vs 1\.4\.0-b4: Payment tecPATH_DRY p\d+ slower by \d\d % \(\d\d to \d\d %\).*\. 3 runs vs 3, same host\. Gate: fails \(exit 1\)\.$/,
    );
    expect(report.verdict.sign).toBe("slower");
  });

  it("leads the rows, and its numbers agree with each other", () => {
    const [first] = report.rows;
    expect(first).toMatchObject({
      typeName: "Payment",
      token: "tecPATH_DRY",
      sign: "slower",
      family: expect.any(String),
    });
    expect(first?.change).toBeCloseTo(Number(first?.head) / Number(first?.base) - 1, 9);
    expect(first?.lo).toBeLessThan(first?.change ?? 0);
    expect(first?.hi).toBeGreaterThan(first?.change ?? 0);
    expect(first?.perRun).toMatchObject({ base: { length: 3 }, head: { length: 3 }, earlier: [] });
  });

  it("makes its type slower by name of the code and leaves the others alone", () => {
    const payment = report.types.find(({ typeName }) => typeName === "Payment");
    expect(payment).toMatchObject({ word: "regression", shown: "slower", token: "tecPATH_DRY" });
    expect(report.types.filter(({ word }) => word === "regression")).toHaveLength(1);
  });

  it("stands mirrored when the sides are swapped", () => {
    const mirrored = compareSides(slower, { ...ASKED, base: ASKED.head, head: ASKED.base });
    const there = report.rows.find(({ name }) => name === "Payment tecPATH_DRY p50");
    const back = mirrored.rows.find(({ name }) => name === "Payment tecPATH_DRY p50");
    expect(back?.word).toBe("improvement");
    expect((1 + (there?.change ?? 0)) * (1 + (back?.change ?? 0))).toBeCloseTo(1, 9);
    expect((1 + (there?.lo ?? 0)) * (1 + (back?.hi ?? 0))).toBeCloseTo(1, 6);
    expect(mirrored.gate.exitCode).not.toBe(1);
  });

  it("draws the same change as its rows along the distribution, from one load", () => {
    const open = openComparison(slower, ASKED);
    const curve = open.shiftOf({ probe: "transactor", type: 0, code: 128 });
    const at = curve?.points.find(({ p }) => p === 0.5);
    expect(at?.row?.word).toBe("regression");
    expect(at?.change).toBeCloseTo(
      open.report.rows.find(({ name }) => name === "Payment tecPATH_DRY p50")?.change ?? 0,
      9,
    );
    expect(curve).toEqual(shiftOf(slower, ASKED, { probe: "transactor", type: 0, code: 128 }));
    expect(open.shiftOf({ probe: "transactor", type: 99, code: 0 })).toBeNull();
    expect(() => shiftOf(slower, ASKED, { probe: "transactor", type: 99, code: 0 })).toThrow(
      expect.objectContaining({ code: "unknown-type" }),
    );
  });
});

describe("the same build twice", () => {
  const report = compareSides(same, ASKED);

  it("has no row slower or faster, and says what is excluded", () => {
    expect(new Set(report.rows.map(({ sign }) => sign))).not.toContain("slower");
    expect(report.tallies).toMatchObject({ slower: 0, faster: 0, possible: 0 });
    expect(["no-change", "inconclusive"]).toContain(report.verdict.sign);
    expect(forTerminal(report.verdict.text)).toMatch(
      /(no change|cannot tell whether anything changed).*3 runs vs 3, same host\. Gate: (passes|cannot tell)/,
    );
    for (const row of report.rows) expect(row.bound === null).toBe(row.sign !== "inconclusive");
  });

  it("leads on to the page when nothing is missing", () => {
    expect(report.next.at(-1)?.command).toBe("xrpl-probe serve");
    expect(report.next.at(-1)?.after).toContain("/compare?base=1.4.0-b4&head=1.4.0-b5");
  });
});

describe("one run on each side", () => {
  const report = compareSides(single, { ...ASKED, dbOption: "first.db" });

  it("is at most possible, says that the noise is unknown, and what to record", () => {
    expect(report.tallies).toMatchObject({ slower: 0, faster: 0 });
    expect(report.tallies.possible).toBeGreaterThan(0);
    expect(forTerminal(report.verdict.text)).toMatch(
      /^1\.4\.0-b5 vs 1\.4\.0-b4: Payment tecPATH_DRY p\d+ possibly slower by .*\. One run each: noise between runs is unknown\. Record 2 more of each\. Gate: cannot tell \(exit 3\)\.$/,
    );
    expect(report.next.slice(0, 2)).toEqual([
      {
        when: "with 1.4.0-b5 running:",
        command: "sudo xrpl-probe record -d 300 -t 1.4.0-b5 --db first.db",
        after: "twice",
      },
      {
        when: "with 1.4.0-b4 running:",
        command: "sudo xrpl-probe record -d 300 -t 1.4.0-b4 --db first.db",
        after: "twice",
      },
    ]);
    expect(report.history.sentence.replaceAll("\u00a0", " ")).toBe("noise assumed 2 % (no earlier runs)");
  });

  it("is judged all the same where that is asked for", () => {
    const allowed = compareSides(single, { ...ASKED, allowSingle: true });
    expect(allowed.gate).toMatchObject({ outcome: "fails", exitCode: 1 });
    expect(words(allowed).get("Payment tecPATH_DRY p50")).toBe("regression");
  });
});

describe("a report", () => {
  it("is plain JSON without a number that JSON cannot write", () => {
    for (const db of [slower, same, single]) {
      const report = compareSides(db, ASKED);
      expect(unwritable(report)).toEqual([]);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    }
  });

  it("judges the same whatever it is narrowed to", () => {
    const all = compareSides(slower, ASKED);
    const narrowed = compareSides(slower, { ...ASKED, type: "OfferCreate", code: "tesSUCCESS" });
    expect(narrowed.rows).toHaveLength(5);
    for (const row of narrowed.rows) expect(row).toEqual(all.rows.find(({ name }) => name === row.name));
    expect(narrowed).toMatchObject({ gate: all.gate, verdict: all.verdict });
    expect(narrowed.codes).toHaveLength(1);
    expect(narrowed.options.filter).toEqual({ probe: null, type: "OfferCreate", code: "tesSUCCESS" });
  });

  it("measures a time range anew", () => {
    const part = compareSides(slower, { ...ASKED, range: { fromMs: 0, toMs: 30_000 } });
    const whole = compareSides(slower, ASKED);
    expect(part.base.spans).toBeLessThan(0.6 * whole.base.spans);
    expect(part.codes[0]?.base.transactionShare).toBeNull();
    expect(unwritable(part)).toEqual([]);
  });

  it.each([
    [{ base: "9.9.9" }, "unknown-side"],
    [{ base: "" }, "bad-side"],
    [{ type: "Nonsense" }, "unknown-type"],
    [{ code: "tecNONSENSE" }, "unknown-code"],
    [{ probe: "nonsense" }, "unknown-probe"],
    [{ asOfMs: 0 }, "empty-side"],
  ])("refuses %o as %s", (params, code) => {
    expect(() => compareSides(single, { ...ASKED, ...params })).toThrow(expect.objectContaining({ code }));
  });
});
