import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { compilePlan } from "./compile-plan.ts";
import { packageDir, simPath } from "./paths.ts";
import { at } from "./pick.ts";
import { random } from "./random.ts";

/** As a release build has them: 150 MB, of which 33 MB are the names of 220,000 functions, and as much again in `.dynstr`. */
const functions = 220_000;
const literals = 120_000;

const scopes = ["6ripple", "6ripple", "6ripple", "5boost4asio6detail", "5beast4http", "7rocksdb", "4grpc"];
const words = ["Transactor", "PathState", "OpenView", "basic_stream_socket", "read_some_op", "BlockBasedTable", "Job"];

/**
 * The 1.x stand-in among as many functions, names and literals as a server has, none of which is ever used. Made in some
 * 15 s where it is missing or older than the stand-in; gives its path.
 */
export function buildLargeSim(): string {
  const folder = join(packageDir, "build", "large");
  const path = join(folder, "rippled");
  if (existsSync(path) && statSync(path).mtimeMs > statSync(simPath("1.4.0-b4")).mtimeMs) return path;
  mkdirSync(folder, { recursive: true });
  const source = join(folder, "large.s");
  writeAssembly(source);
  const small = compilePlan(packageDir).executables.find(({ output }) => output.includes("1.4.0-b4"));
  execFileSync("g++", [...(small?.args ?? []), source, "-o", `${path}.new`]);
  renameSync(`${path}.new`, path);
  rmSync(source);
  return path;
}

function writeAssembly(path: string): void {
  const { uniform } = random(1, "transactions");
  const below = (limit: number) => Math.floor(uniform() * limit);
  const mangled = (name: string) => name.length + name;
  const word = () => mangled(at(words, below(words.length)) + below(1000));
  const several = (least: number, most: number, make: () => string) =>
    Array.from({ length: least + below(most - least + 1) }, make).join("");
  const argument = () => `RKN6ripple${word()}I${several(0, 4, word)}EE`;
  const file = openSync(path, "w");
  writeSync(file, ".text\n");
  for (let index = 0; index < functions; index++) {
    const scope = at(scopes, below(scopes.length)) + several(1, 3, word);
    const name = `_ZN${scope}${mangled(`f${index}`)}E${several(1, 3, argument)}`;
    writeSync(
      file,
      `.globl ${name}\n.type ${name},@function\n.p2align 4\n${name}:\n.cfi_startproc\npush %rbp\n.cfi_def_cfa_offset 16\n` +
        `.skip ${60 + below(400)},0x90\npop %rbp\n.cfi_def_cfa_offset 8\nret\n.cfi_endproc\n.size ${name},.-${name}\n`,
    );
  }
  writeSync(file, ".section .rodata\n");
  const letters = "abcdefghijklmnopqrstuvwxyz 0123456789.%:-_";
  const letter = () => letters.charAt(below(letters.length));
  for (let index = 0; index < literals; index++) writeSync(file, `.string "${several(4, 140, letter)}"\n`);
  writeSync(file, '.section .note.GNU-stack,"",@progbits\n');
  closeSync(file);
}
