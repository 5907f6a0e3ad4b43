import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadLibbpf } from "./load-libbpf.ts";
import { buildDirectory } from "./testing/compile.ts";
import { thrown } from "./testing/thrown.ts";

describe("loading libbpf", () => {
  const directory = buildDirectory();
  afterAll(() => directory[Symbol.dispose]());

  /** A library of that name with the given C in it. */
  function library(name: string, code: string): string {
    const path = join(directory.path, name);
    execFileSync("gcc", ["-shared", "-fPIC", "-x", "c", "-", "-o", path], { input: code });
    return path;
  }

  it("says which file was asked for when it is not there", () => {
    const error = thrown(() => loadLibbpf({ env: { XPROBE_LIBBPF: "/no/such/libbpf.so.1" } }));
    expect(error.code).toBe("no-library");
    expect(error.message).toContain("/no/such/libbpf.so.1");
    expect(error.hint).toContain("apt-get install libbpf1");
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("does not pass over a bundled file that is none", () => {
    const path = join(directory.path, "text.so");
    writeFileSync(path, "not a library");
    expect(thrown(() => loadLibbpf({ path, env: {} }))).toMatchObject({ code: "no-library" });
  });

  describe.skipIf(!existsSync("/usr/bin/gcc"))("that cannot be used", () => {
    it("refuses a version before 0.8, with the version", () => {
      const path = library(
        "seven.so",
        "int libbpf_major_version(void) { return 0; } int libbpf_minor_version(void) { return 7; }",
      );
      const error = thrown(() => loadLibbpf({ path, env: {} }));
      expect(error.code).toBe("library-too-old");
      expect(error.message).toContain("it is libbpf 0.7, 0.8 or newer is needed");
    });

    it("knows by the file's name a library too old to tell its version", () => {
      const path = library("libbpf.so.0.5.0", "int nothing;");
      expect(thrown(() => loadLibbpf({ env: { XPROBE_LIBBPF: path } })).message).toContain("it is libbpf 0.5");
    });

    it("refuses what is not libbpf, or lacks functions", () => {
      const path = library("other.so", "int nothing;");
      expect(thrown(() => loadLibbpf({ path, env: {} })).message).toContain("it is not libbpf");
      const half = library(
        "half.so",
        "int libbpf_major_version(void) { return 1; } int libbpf_minor_version(void) { return 9; }",
      );
      expect(thrown(() => loadLibbpf({ path: half, env: {} }))).toMatchObject({ code: "no-library" });
    });
  });

  it("takes the system's where nothing else is named, without privileges", ({ skip }) => {
    const listed = execFileSync("sh", ["-c", "ldconfig -p || /sbin/ldconfig -p"], { encoding: "utf8" });
    if (!listed.includes("libbpf.so.1")) skip("libbpf is not installed");
    const lib = loadLibbpf({ path: "/no/such/bundled.so", env: {} });
    expect(Number(lib.version)).toBeGreaterThanOrEqual(0.8);
    expect(lib.path).toMatch(/^\/.*libbpf\.so/);
    expect(lib.possibleCpus).toBeGreaterThan(0);
    expect(thrown(() => lib.open(Uint8Array.of(1, 2, 3), { name: "junk" }))).toMatchObject({ code: "bad-object" });
  });
});
