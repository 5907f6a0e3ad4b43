import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keepsRow, keptTransactionsText, parseKeptTransactions } from "./kept-transactions.ts";

const id = (n: number) => createHash("sha256").update(String(n)).digest();

describe("which applies get a row", () => {
  it.each(["all", "none", "sample=1/10", "slow=5ms", "slow=2s", "slow=250us", "slow=0.5us"])(
    "is stored as %s and read back",
    (text) => {
      const kept = parseKeptTransactions(text);
      expect(kept && keptTransactionsText(kept)).toBe(text);
    },
  );

  it("is understood in the units that people write", () => {
    expect(parseKeptTransactions("slow=5ms")).toEqual({ kind: "slow", fromNs: 5e6 });
    expect(parseKeptTransactions("slow=0.5s")).toEqual({ kind: "slow", fromNs: 5e8 });
  });

  it.each(["", "some", "sample=2/10", "sample=1/0", "slow=5", "slow=-1ms"])("is not %j", (text) => {
    expect(parseKeptTransactions(text)).toBeNull();
  });

  it("takes one transaction in ten, every apply of it and none of the others", () => {
    const kept = { kind: "sample", of: 10 } as const;
    const chosen = Array.from({ length: 10_000 }, (_, n) => keepsRow(kept, id(n), n));
    expect(chosen.filter(Boolean).length).toBeGreaterThan(900);
    expect(chosen.filter(Boolean).length).toBeLessThan(1100);
    expect(Array.from({ length: 10_000 }, (_, n) => keepsRow(kept, id(n), 1))).toEqual(chosen);
  });

  it("takes what lasted as long as was asked, or nothing", () => {
    expect([4_999_999, 5e6].map((ns) => keepsRow({ kind: "slow", fromNs: 5e6 }, id(1), ns))).toEqual([false, true]);
    expect(keepsRow({ kind: "none" }, id(1), 1e12)).toBe(false);
  });
});
