import { describe, expect, it } from "vitest";
import { readElf } from "./read-elf.ts";
import { buildElf, sourceOf } from "./testing/build-elf.ts";
import { versionStrings } from "./version-strings.ts";

const address = 0x50_0000;
const commit = "0123456789abcdef0123456789abcdef01234567";

function search(text: string | Uint8Array) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return versionStrings(readElf(sourceOf(buildElf({ sections: [{ name: ".rodata", type: 1, address, bytes }] }))));
}

const texts = (text: string): string[] => search(text).versions.map((literal) => literal.text);

describe("version literals", () => {
  it.each(["1.4.0-b7", "3.2.0-rc6", "2.4.0", "1.10.0-b12", "10.0.0"])("%s is one", (version) => {
    expect(texts(`rippled\0${version}\0Bad server version string\0`)).toEqual([version]);
  });

  it.each([
    "1.4",
    "1.4.0.1",
    "zlib 1.2.11",
    "1.2.11 ",
    "v1.2.3",
    "01.2.3",
    "1.4.0-alpha",
    "1.4.0-b",
    "1.4.0-b7x",
    "1_70",
  ])("%s is none", (text) => {
    expect(texts(`rippled\0${text}\0`)).toEqual([]);
  });

  it("are told from a library's by the literals around them", () => {
    const far = "\0".repeat(1000);
    const [server, library] = search(
      `: Bad server version string\x002.4.0\0rippled-\0${far}deflate\x001.2.11\0inflate\0`,
    ).versions;
    expect(server).toEqual({
      text: "2.4.0",
      address: address + 28,
      nearby: [": Bad server version string", "rippled-"],
    });
    expect(library).toMatchObject({ text: "1.2.11", nearby: ["deflate", "inflate"] });
  });

  it("of a pre-release come first", () => {
    expect(texts("1.2.11\x003.31.1\x001.4.0-b7\x009.0.0\0")).toEqual(["1.4.0-b7", "1.2.11", "3.31.1", "9.0.0"]);
  });

  it("begin behind bytes that are no text", () => {
    expect(search(new Uint8Array([0x80, 0xff, ...new TextEncoder().encode("1.4.0-b7"), 0])).versions).toMatchObject([
      { text: "1.4.0-b7", address: address + 2 },
    ]);
  });

  it("are found wherever they cross the border of two reads", () => {
    for (let shift = 0; shift < 12; shift++) {
      const before = "\0".repeat(2 ** 20 - shift);
      expect(texts(`${before}1.4.0-b7\0end`)).toEqual(["1.4.0-b7"]);
    }
  });

  it("do not end with the section: what is not terminated is no literal", () => {
    expect(texts("\x001.4.0-b7")).toEqual([]);
  });

  it("are none in a file without .rodata", () => {
    expect(versionStrings(readElf(sourceOf(buildElf())))).toEqual({ versions: [], commits: [] });
  });

  it("are bounded in number", () => {
    expect(texts("1.2.3\0".repeat(5000))).toHaveLength(256);
  });
});

describe("commit literals", () => {
  it("are exactly 40 hex digits, each once", () => {
    expect(
      search(`\0${commit}\0${commit}\0${commit}0\0${commit.slice(1)}\0${commit.replace("a", "g")}\0`).commits,
    ).toEqual([commit]);
  });
});
