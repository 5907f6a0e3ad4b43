import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";

describe("holm", () => {
  it("multiplies the k-th smallest of m by m - k + 1 and never falls", () => {
    const results = holm([0.01, 0.04, 0.03, 0.005], 0.05);
    expect(results.map(({ adjusted }) => adjusted)).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(results.map(({ rejected }) => rejected)).toEqual([true, false, false, true]);
  });

  it("holds adjusted values at 1 and does nothing with an empty family", () => {
    expect(holm([0.9, 0.8], 0.05).map(({ adjusted }) => adjusted)).toEqual([1, 1]);
    expect(holm([], 0.05)).toEqual([]);
  });
});

describe("benjaminiHochberg", () => {
  it("finds all up to the last p below its step of the line, as in the paper's example", () => {
    const paper = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    ];
    const found = benjaminiHochberg([...paper, 0.759, 1], 0.05);
    expect(found.filter(Boolean)).toHaveLength(4);
    expect(found.slice(0, 4)).toEqual([true, true, true, true]);
  });

  it("finds an earlier p above its own step when a later one is below", () => {
    expect(benjaminiHochberg([0.09, 0.06], 0.1)).toEqual([true, true]);
    expect(benjaminiHochberg([0.2, 0.11], 0.1)).toEqual([false, false]);
    expect(benjaminiHochberg([], 0.1)).toEqual([]);
  });
});
