import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export const hasProgram = (name: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((directory) => existsSync(join(directory, name)));

/** What a program prints; its complaints are not shown. */
export const outputOf = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] });

/** Compiles C++ (or C, with gcc) into an executable in a directory of its own and returns its path. */
export function compile(compiler: string, source: string, flags: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), "xrpl-probe-elf-"));
  const input = join(directory, compiler.endsWith("gcc") ? "target.c" : "target.cpp");
  const output = join(directory, "target");
  writeFileSync(input, source);
  outputOf(compiler, [...flags, "-o", output, input]);
  return output;
}

/** What a filter makes of each line. */
export const filtered = (program: string, lines: readonly string[]): string[] =>
  execFileSync(program, { input: lines.join("\n"), encoding: "utf8", maxBuffer: 2 ** 30 }).split("\n");
