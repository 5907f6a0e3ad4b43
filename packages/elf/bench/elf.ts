/** Measures what a collector waits for at its start. `npm run bench -- /path/to/executable` takes another file than node. */
import { realpathSync } from "node:fs";
import * as iced from "iced-x86";
import { frameExtents } from "../src/eh-frame.ts";
import {
  ElfError,
  type ElfSymbol,
  exitSites,
  findSymbols,
  icedDecoder,
  readElf,
  versionStrings,
} from "../src/index.ts";
import { buildElf, sourceOf } from "../src/testing/build-elf.ts";
import { fileSource } from "../src/testing/file-source.ts";

const rounds = 7;

function measure(what: string, act: () => unknown): void {
  const times: number[] = [];
  let resident = 0;
  for (let round = 0; round < rounds; round++) {
    const before = process.memoryUsage();
    const started = performance.now();
    act();
    times.push(performance.now() - started);
    const after = process.memoryUsage();
    resident = Math.max(resident, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers);
  }
  const [first = 0] = times;
  const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  console.log(
    `${what.padEnd(64)} first ${first.toFixed(1).padStart(7)} ms  median ${median.toFixed(1).padStart(7)} ms  ${(resident / 2 ** 20).toFixed(1)} MB`,
  );
}

/** As many queries, and names as long, as a server's transactors need. */
const queries = Array.from({ length: 80 }, (_, index) => ({
  exact: `_ZN6ripple${10 + index}Transactor${index}9preflightERKNS_16PreflightContextE`,
}));

function synthetic(count: number): Uint8Array {
  const functions = Array.from({ length: count }, (_, index) => ({
    name: `_ZN6ripple${10 + (index % 90)}Transactor${index}9preflightERKNS_16PreflightContextE`,
    code: [0x55, 0xc3],
  }));
  return buildElf({ functions });
}

for (const count of [36_000, 500_000]) {
  const file = synthetic(count);
  measure(`find 80 of ${count} synthetic symbols`, () => findSymbols(readElf(sourceOf(file)), queries));
}

const path = process.argv[2] ?? realpathSync(process.execPath);
const decoder = icedDecoder(iced);
using source = fileSource(path);
const functions = findSymbols(readElf(source), [{ prefix: "" }]).filter(({ size }) => size > 0);
console.log(`${path}: ${(source.size / 1e6).toFixed(0)} MB, ${functions.length} functions`);
measure("read the headers", () => readElf(source));
measure("find 80 names in .symtab and .dynsym", () => findSymbols(readElf(source), queries));
measure("read all of .eh_frame", () => frameExtents(readElf(source)));
measure("version literals in .rodata", () => versionStrings(readElf(source)));
const some = functions.filter((_, index) => index % Math.ceil(functions.length / 120) === 0);
measure(`exit sites of ${some.length} functions, the index of functions included`, () => {
  const elf = readElf(source);
  for (const fn of some) tryExitSites(elf, fn);
});

function tryExitSites(elf: Parameters<typeof exitSites>[0], fn: ElfSymbol): void {
  try {
    exitSites(elf, fn, decoder);
  } catch (error) {
    if (!(error instanceof ElfError)) throw error;
  }
}
