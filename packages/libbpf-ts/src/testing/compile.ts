import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SOURCES = new URL("../../test/", import.meta.url).pathname;
const BPF_ARCH: Partial<Record<string, string>> = { x64: "x86", arm64: "arm64" };

/** A directory for compiled things, removed with its contents on dispose. */
export function buildDirectory(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), "libbpf-ts-"));
  chmodSync(path, 0o755); // tests without privileges read here
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Compiles `test/<name>.bpf.c` and returns the object's bytes. */
export function compileBpf(directory: string, name: string): Uint8Array {
  const output = join(directory, `${name}.bpf.o`);
  const include = execFileSync("gcc", ["-print-multiarch"], { encoding: "utf8" }).trim();
  const flags = [
    "--target=bpf",
    "-g",
    "-O2",
    "-Wall",
    `-D__TARGET_ARCH_${BPF_ARCH[process.arch]}`,
    `-I/usr/include/${include}`,
  ];
  execFileSync("clang", [...flags, "-c", join(SOURCES, `${name}.bpf.c`), "-o", output]);
  return readFileSync(output);
}

/** Compiles `test/<name>.c` with gcc and returns the path of what came out. */
export function compileC(directory: string, name: string, flags: readonly string[] = []): string {
  const output = join(directory, name);
  execFileSync("gcc", ["-O2", "-Wall", "-pthread", ...flags, join(SOURCES, `${name}.c`), "-o", output]);
  return output;
}
