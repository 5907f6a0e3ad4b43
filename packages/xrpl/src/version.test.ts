import { describe, expect, it } from "vitest";
import { compareVersions, isVersionTag, parseVersion } from "./version.ts";

const ordered = [
  "1.3.1",
  "1.4.0-b1",
  "1.4.0-b4",
  "1.4.0-b10",
  "1.4.0-rc1",
  "1.4.0-rc2",
  "1.4.0",
  "1.4.1-b1",
  "1.4.1",
  "1.10.0-b1",
  "1.10.0",
  "2.0.0",
  "10.0.0",
];

describe("versions", () => {
  it("stand in the order in which they are released, whatever pair is compared", () => {
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(i - j));
  });

  it("sort the same from any shuffled start, with other tags after them", () => {
    const all = [...ordered, "baseline", "nightly"];
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (let round = 0; round < 50; round++) {
      const shuffled = all.map((tag) => ({ tag, key: random() })).sort((a, b) => a.key - b.key);
      expect(shuffled.map(({ tag }) => tag).sort(compareVersions)).toEqual(all);
    }
  });

  it("are read with their parts", () => {
    expect(parseVersion("3.2.0-rc6")).toEqual({ major: 3, minor: 2, patch: 0, pre: { kind: "rc", number: 6 } });
    expect(parseVersion("v1.4.0")).toEqual({ major: 1, minor: 4, patch: 0, pre: null });
  });

  it("ignore what a debug build adds", () => {
    expect(compareVersions("2.4.0-b1+0123456789abcdef.DEBUG", "2.4.0-b1")).toBe(0);
    expect(compareVersions("2.4.0-b1+DEBUG", "2.4.0-b2")).toBeLessThan(0);
  });

  it.each([
    "",
    "1.4",
    "1.4.0.1",
    "1.4.0-",
    "1.4.0-b4-dirty",
    "1.4.0 b4",
    "01.4.0",
    "baseline",
    "x1.4.0",
    "1.4.0\n1.5.0",
  ])("are not seen in the tag %j", (tag) => {
    expect(isVersionTag(tag)).toBe(false);
    expect(parseVersion(tag)).toBeNull();
  });
});
