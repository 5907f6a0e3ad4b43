import { describe, expect, it } from "vitest";
import { comparisonOf } from "./selection.ts";

const run = (name: string, startedMs: number, ...tags: readonly string[]) => ({ id: name, ref: name, tags, startedMs });
const b4 = [run("a1", 1, "1.4.0-b4"), run("a2", 3, "1.4.0-b4")];
const b5 = [run("b1", 2, "1.4.0-b5"), run("b2", 4, "1.4.0-b5")];
const bare = run("c1", 5);
const all = [...b4, ...b5, bare];

describe("the comparison of selected runs", () => {
  it("takes the oldest run's tag as base, whatever the order of selection", () => {
    expect(comparisonOf([...b5, ...b4], all)).toBe("/compare?base=1.4.0-b4&head=1.4.0-b5");
  });

  it("lists runs where only some of a tag are selected", () => {
    expect(comparisonOf([...b4, ...b5.slice(1)], all)).toBe("/compare?base=1.4.0-b4&head=b2");
  });

  it("holds the oldest against the others within one tag", () => {
    expect(comparisonOf(b4, all)).toBe("/compare?base=a1&head=a2");
  });

  it("compares runs without tags", () => {
    expect(comparisonOf([bare, ...b5.slice(1)], all)).toBe("/compare?base=b2&head=c1");
  });

  it("needs two runs", () => {
    expect(comparisonOf(b4.slice(1), all)).toBeNull();
  });
});
