import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import { compareSides } from "./compare-sides.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

const shifted = verdictDatabase(betas(3, { mix: { "Payment tecPATH_DRY": 2.5 } }));
const report = compareSides(shifted, ASKED);

describe("more of a slow outcome and nothing slower", () => {
  it("is a shift of that code, in points, with its share of transactions beside the share of applies", () => {
    const dry = report.codes.find(({ token }) => token === "tecPATH_DRY");
    expect(dry).toMatchObject({ word: "shifted", sign: "shifted", typeName: "Payment", codeFamily: "tec" });
    expect(dry?.points).toBeGreaterThan(0.1);
    expect(dry?.lo).toBeLessThan(dry?.points ?? 0);
    expect(dry?.head.transactionShare).toBeLessThan(dry?.head.share ?? 0);
    expect(report.codes[0]?.sign).toBe("shifted");
    expect(forTerminal(report.verdict.text)).toMatch(/tecPATH_DRY \+\d+\.\d points/);
  });

  it("sums to one on each side", () => {
    for (const side of ["base", "head"] as const) {
      expect(report.codes.reduce((sum, code) => sum + (code[side].share ?? 0), 0)).toBeCloseTo(1, 9);
      expect(report.codes.reduce((sum, code) => sum + (code[side].transactionShare ?? 0), 0)).toBeCloseTo(1, 9);
    }
  });

  it("moves the mean by the mix, and a banner says so", () => {
    const { mix } = report;
    expect(mix?.mixNs).toBeGreaterThan(Math.abs(mix?.withinNs ?? 0));
    expect((mix?.mixNs ?? 0) + (mix?.withinNs ?? 0)).toBeCloseTo((mix?.headNs ?? 0) - (mix?.baseNs ?? 0), 3);
    expect(mix?.parts[0]).toMatchObject({ typeName: "Payment", token: "tecPATH_DRY" });
    expect(mix?.banner).toMatch(/mix of transactions/);
    expect(forTerminal(mix?.line ?? "")).toMatch(
      /^mean per apply \d+(\.\d+)? → \d+(\.\d+)? (µs|ms) = \+\d+ µs other mix [+-]\d+(\.\d)? µs within strata$/,
    );
    expect(report.mixByType.map(({ typeName }) => typeName)).toContain("Payment");
  });

  it("fails the gate only where that is asked for", () => {
    const limits = { p50: 0.5 };
    expect(compareSides(shifted, { ...ASKED, limits }).gate).toMatchObject({ outcome: "passes", exitCode: 0 });
    const asked = compareSides(shifted, { ...ASKED, limits, failOnCodes: true });
    expect(asked.gate).toMatchObject({ outcome: "fails", exitCode: 1, reason: "codes-shifted" });
    expect(asked.gate.deciding).toContain("Payment tecPATH_DRY");
    expect(asked.verdict.text).toContain("Gate: fails (exit 1).");
  });

  it("warns where the two mixes are far apart", () => {
    expect(report.environment.warns.map(({ name }) => name)).toContain("mix of transactions");
  });
});

describe("shares and latency of a type that both moved", () => {
  const both = verdictDatabase(betas(3, { mix: { "Payment tecPATH_DRY": 2.5 }, slow: { "Payment tecPATH_DRY": 1.5 } }));

  it("are told with the type", () => {
    const { types } = compareSides(both, ASKED);
    expect(types.find(({ typeName }) => typeName === "Payment")?.note).toBe(
      "shares and latency of Payment both moved: transactions may have changed stratum",
    );
    expect(types.find(({ typeName }) => typeName === "TrustSet")?.note).toBeNull();
  });
});

describe("a code that base never returned", () => {
  const killed = { mix: { "OfferCreate tecKILLED": 0 } };
  const db = verdictDatabase(betas(3).map((run) => (run.tag === "1.4.0-b4" ? { ...run, ...killed } : run)));

  it("is new, and gone from the other side", () => {
    const signOf = (params: typeof ASKED) =>
      compareSides(db, params).codes.find(({ token }) => token === "tecKILLED")?.sign;
    expect(signOf(ASKED)).toBe("new");
    expect(signOf({ ...ASKED, base: ASKED.head, head: ASKED.base })).toBe("gone");
    const row = compareSides(db, ASKED).rows.find(({ name }) => name === "OfferCreate tecKILLED p50");
    expect(row).toMatchObject({ sign: "not-judged", reason: "absent-in-base", text: { base: "-" } });
  });
});
