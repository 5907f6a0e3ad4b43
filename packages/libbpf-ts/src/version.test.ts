import { expect, it } from "vitest";
import { formatVersion, isSupported, versionInFileName } from "./version.ts";

it("supports libbpf from 0.8 on", () => {
  const supported = ["0.5", "0.7", "0.8", "0.10", "1.0", "1.5"].filter((text) => {
    const [major = 0, minor = 0] = text.split(".").map(Number);
    return isSupported({ major, minor });
  });
  expect(supported).toEqual(["0.8", "0.10", "1.0", "1.5"]);
});

it("reads the version of an old library from its file name", () => {
  expect(versionInFileName("/usr/lib/x86_64-linux-gnu/libbpf.so.0.5.0")).toEqual({ major: 0, minor: 5 });
  expect(versionInFileName("libbpf.so.1")).toBeNull();
});

it("writes versions as major.minor", () => {
  expect(formatVersion({ major: 1, minor: 10 })).toBe("1.10");
});
