import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildId } from "@xrpl-probe/elf";
import { buildSim, simPath } from "@xrpl-probe/rippled-sim";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withSymbols } from "./debug-symbols.ts";
import { openElf } from "./open-file.ts";

let folder = "";
let exe = "";

beforeAll(async () => {
  await buildSim();
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-symbols-"));
  exe = join(folder, "rippled");
  copyFileSync(simPath("1.x"), exe);
  execFileSync("objcopy", ["--only-keep-debug", exe, join(folder, "kept")]);
  execFileSync("strip", [exe]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Where the symbols of the stripped copy come from, with these root directories. */
function debugFileIn(...roots: string[]): string | null {
  using file = openElf(exe);
  using symbols = withSymbols(file.elf, "/opt/ripple/bin/rippled", roots, undefined);
  return symbols.debugFile;
}

function place(root: string, path: string, from = join(folder, "kept")): string {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(from, target);
  return target;
}

it("takes the symbols that the build-id leads to, first of the server's root directory and then of this host's", () => {
  using file = openElf(exe);
  const id = buildId(file.elf) ?? "";
  const path = `usr/lib/debug/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`;
  const [server, host] = [join(folder, "server"), join(folder, "host")];
  expect(debugFileIn(server, host)).toBeNull();
  const ofHost = place(host, path);
  expect(debugFileIn(server, host)).toBe(ofHost);
  const ofServer = place(server, path);
  expect(debugFileIn(server, host)).toBe(ofServer);
});

it("passes by a file of another build in that place", () => {
  using file = openElf(exe);
  const id = buildId(file.elf) ?? "";
  const root = join(folder, "wrong");
  place(root, `usr/lib/debug/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`, simPath("2.4"));
  expect(debugFileIn(root)).toBeNull();
});

it("looks for none where the executable has its own symbols", () => {
  using file = openElf(simPath("1.x"));
  using symbols = withSymbols(file.elf, simPath("1.x"), [join(folder, "host")], undefined);
  expect(symbols.debugFile).toBeNull();
  expect(symbols.elf).toBe(file.elf);
});
