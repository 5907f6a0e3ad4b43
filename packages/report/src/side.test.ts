import { describe, expect, it } from "vitest";
import { ReportError } from "./report-error.ts";
import { parseSide } from "./side.ts";

describe("a side of a comparison", () => {
  it("is a tag or the beginning of a run's id", () => {
    expect(parseSide("1.4.0-b5").parts).toEqual([{ kind: "name", name: "1.4.0-b5" }]);
  });

  it("is a commit, in any case of letters", () => {
    expect(parseSide("commit:D5512F1C0").parts).toEqual([{ kind: "commit", prefix: "d5512f1c0" }]);
  });

  it("is a list of any of them, tidied", () => {
    const side = parseSide(" 01a1fe39, 1.4.0-b5 ,commit:6bcc,");
    expect(side.text).toBe("01a1fe39,1.4.0-b5,commit:6bcc");
    expect(side.parts).toHaveLength(3);
  });

  it.each(["", " , ", "commit:", "commit:xyz", "commit:123"])("is refused as %j", (text) => {
    expect(() => parseSide(text)).toThrow(ReportError);
  });
});
