import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeFamily, codeLabel, decodeCode } from "./codes.ts";
import { releases } from "./tables/releases.ts";

const everyCode = Array.from({ length: 700 }, (_, index) => index - 400);

describe("a return code", () => {
  it("means what the server's own headers said, in all 23 releases (tables/README.md: how the hash was made)", () => {
    const lines = releases.flatMap((release) =>
      everyCode.flatMap((code) => {
        const { token } = decodeCode(code, release);
        return token === null ? [] : [`${release} ${code} ${token}`];
      }),
    );
    expect(lines).toHaveLength(3494);
    expect(createHash("sha256").update(lines.join("\n")).digest("hex")).toBe(
      "1592468baaedff2f734b9fcef0d2990f0d0f154e6ceff0b911f9127f78a8406b",
    );
  });

  it("belongs to the family of its token", () => {
    for (const release of releases)
      for (const code of everyCode) {
        const { token, family } = decodeCode(code, release);
        if (token !== null) expect(token.slice(0, 3), `${release} ${code}`).toBe(family);
      }
  });

  it("is decoded for the version asked for", () => {
    expect(decodeCode(128, "1.4.0-b4")).toEqual({
      code: 128,
      token: "tecPATH_DRY",
      family: "tec",
      description: "Path could not send partial amount.",
      alternatives: [],
    });
    expect(decodeCode(-266, "1.2.4").token).toBe("temUNKNOWN");
    expect(decodeCode(-266, "1.4.0-b4").token).toBe("temUNCERTAIN");
    expect(decodeCode(-266, "2.0.0").token).toBe("temINVALID_COUNT");
    expect(decodeCode(153, "1.12.0").token).toBe("tecHOOK_ERROR");
    expect(decodeCode(153, "2.0.0-b1").token).toBe("tecHOOK_REJECTED");
  });

  it("that came, went and came again is known only while it was there", () => {
    expect(codeLabel(198, "2.4.0")).toBe("tec 198");
    expect(codeLabel(198, "3.1.2")).toBe("tecNO_DELEGATE_PERMISSION");
    expect(codeLabel(198, "3.2.0")).toBe("tec 198");
    expect(codeLabel(198, "3.3.0-b0")).toBe("tecNO_DELEGATE_PERMISSION");
  });

  it("without a version is what the newest server calls it", () => {
    expect(decodeCode(128)).toMatchObject({ token: "tecPATH_DRY", alternatives: [] });
    expect(decodeCode(198).alternatives).toEqual([]);
    expect(codeLabel(128, "baseline")).toBe("tecPATH_DRY");
    expect(codeLabel(128, null)).toBe("tecPATH_DRY");
  });

  it("without a version names all that the number has meant, newest first", () => {
    expect(codeLabel(-266)).toBe("temINVALID_COUNT or temUNCERTAIN or temUNKNOWN");
    expect(codeLabel(153)).toBe("tecHOOK_REJECTED or tecHOOK_ERROR");
    expect(everyCode.filter((code) => decodeCode(code).alternatives.length > 0)).toHaveLength(26);
  });

  it("keeps its number and family where no name is known", () => {
    expect(codeLabel(187, "1.4.0")).toBe("tec 187");
    expect(codeLabel(255)).toBe("tec 255");
    expect(codeLabel(-1)).toBe("ter -1");
    expect(codeLabel(-150)).toBe("tef -150");
    expect(codeLabel(-400)).toBe("code -400");
    expect(codeLabel(99)).toBe("code 99");
  });

  it("falls into the ranges of TER.h at their very ends", () => {
    const ends = [-400, -399, -300, -299, -200, -199, -100, -99, -1, 0, 1, 99, 100, 255, 256];
    const families = [
      "unknown",
      "tel",
      "tel",
      "tem",
      "tem",
      "tef",
      "tef",
      "ter",
      "ter",
      "tes",
      "unknown",
      "unknown",
      "tec",
      "tec",
    ];
    expect(ends.map(codeFamily)).toEqual([...families, "unknown"]);
  });
});
