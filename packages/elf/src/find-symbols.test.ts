import { describe, expect, it } from "vitest";
import { findSymbols } from "./find-symbols.ts";
import { readElf } from "./read-elf.ts";
import { type BuiltFunction, buildElf, sourceOf, textAddress, textOffset } from "./testing/build-elf.ts";

const open = (functions: readonly BuiltFunction[]) => readElf(sourceOf(buildElf({ functions })));
const code = [0xc3];
const names = (functions: readonly BuiltFunction[], ...queries: Parameters<typeof findSymbols>[1]) =>
  findSymbols(open(functions), queries).map(({ name }) => name);

describe("finding functions by name", () => {
  it("gives address, size and file offset", () => {
    const functions = [
      { name: "before", code: new Array(20).fill(0x90) },
      { name: "_ZN6ripple10TransactorclEv", code: [0x55, 0xc3] },
    ];
    expect(findSymbols(open(functions), [{ exact: "_ZN6ripple10TransactorclEv" }])).toEqual([
      {
        name: "_ZN6ripple10TransactorclEv",
        address: textAddress + 32,
        size: 2,
        fileOffset: textOffset + 32,
        table: "symtab",
      },
    ]);
  });

  it("matches exact names whole and prefixes at the start only", () => {
    const functions = ["apply", "applyAll", "reapply", "app"].map((name) => ({ name, code }));
    expect(names(functions, { exact: "apply" })).toEqual(["apply"]);
    expect(names(functions, { prefix: "apply" })).toEqual(["apply", "applyAll"]);
    expect(names(functions, { exact: "app" }, { prefix: "rea" })).toEqual(["reapply", "app"]);
    expect(names(functions, { exact: "appl" })).toEqual([]);
    expect(names(functions)).toEqual([]);
  });

  it("compares bytes, so that names outside of ASCII match", () => {
    expect(names([{ name: "grüße", code }], { exact: "grüße" })).toHaveLength(1);
  });

  it("never answers with the clones a compiler makes of a function", () => {
    const clones = [
      "f.cold",
      "f.cold.12",
      "f.part.0",
      "f.isra.0",
      "f.constprop.3",
      "f.isra.0.cold",
      "f.part.0.constprop.1",
    ];
    const functions = ["f", ...clones].map((name) => ({ name, code }));
    expect(names(functions, { prefix: "f" })).toEqual(["f"]);
    expect(names(functions, { exact: "f.cold" }, { exact: "f.part.0" })).toEqual([]);
  });

  it("keeps a name that only looks like a clone's", () => {
    expect(names([{ name: "f.colder", code }], { prefix: "f" })).toEqual(["f.colder"]);
  });

  it("passes over IFUNCs, objects and undefined symbols", () => {
    const functions = [
      { name: "memcpy", code, type: 10 },
      { name: "memtable", code, type: 1 },
      { name: "memset", code, isUndefined: true },
      { name: "memcmp", code },
    ];
    expect(names(functions, { prefix: "mem" })).toEqual(["memcmp"]);
  });

  it("lists a function of both tables once, from .symtab", () => {
    const found = findSymbols(open([{ name: "f", code, table: "both" }]), [{ exact: "f" }]);
    expect(found).toMatchObject([{ name: "f", table: "symtab" }]);
  });

  it("finds exported functions in the .dynsym of a stripped file", () => {
    const functions = [
      { name: "exported", code, table: "dynsym" },
      { name: "local", code, table: "none" },
    ] as const;
    expect(findSymbols(open(functions), [{ prefix: "" }])).toMatchObject([{ name: "exported", table: "dynsym" }]);
  });

  it("keeps the names of one address apart: a folded function answers for each", () => {
    expect(names([{ name: "A", aliases: ["B"], code }], { exact: "A" }, { exact: "B" })).toEqual(["A", "B"]);
  });

  it("reads a name without the version some tables add", () => {
    const functions = [{ name: "f@@LIB_1.0", code }];
    expect(names(functions, { exact: "f" })).toEqual(["f"]);
  });

  it("says so when the file has no symbol table", () => {
    expect(() => names([{ name: "f", code, table: "none" }], { exact: "f" })).toThrow(/no symbol table.*-rdynamic/);
  });

  it("refuses a symbol that lies in no loaded part of the file", () => {
    const file = buildElf({ functions: [{ name: "f", code }], patch: (view) => view.setBigUint64(80, 0x10000n, true) });
    expect(() => findSymbols(readElf(sourceOf(file)), [{ exact: "f" }])).toThrow(/no loaded part/);
  });
});

describe("the time a search takes", () => {
  const best = (count: number): number => {
    const functions = Array.from({ length: count }, (_, index) => ({ name: `_ZN6ripple${index}7doApplyEv`, code }));
    const elf = open(functions);
    const queries = Array.from({ length: 80 }, (_, index) => ({ exact: `_ZN6ripple${index * 7}7doApplyEv` }));
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      expect(findSymbols(elf, queries)).toHaveLength(80);
      return performance.now() - started;
    });
    return Math.min(...times);
  };

  it("grows with the table, not with the table times the queries", () => {
    best(10_000);
    // 10 times the symbols; 10 would be linear, the rest is room for a busy machine.
    expect(best(100_000) / best(10_000)).toBeLessThan(60);
  });
});

describe("a file with both tables", () => {
  const both = { code, table: "both" as const };

  it("has its longer .dynsym read too: .symtab was stripped of something", () => {
    const functions: BuiltFunction[] = [
      { name: "kept", code },
      { name: "exported", code, table: "dynsym" },
      { name: "exportedToo", code, table: "dynsym" },
    ];
    expect(names(functions, { prefix: "" })).toEqual(["kept", "exported", "exportedToo"]);
  });

  it("is read once, and not in its .dynsym where .symtab has as many", () => {
    const file = buildElf({
      functions: [
        { name: "first", ...both },
        { name: "second", ...both },
      ],
    });
    const read: number[] = [];
    const source = sourceOf(file);
    const counting = {
      size: source.size,
      read: (at: number, length: number) => {
        read.push(at);
        return source.read(at, length);
      },
    };
    const elf = readElf(counting);
    const dynsym = elf.sections.find(({ name }) => name === ".dynsym");
    expect(findSymbols(elf, [{ prefix: "" }]).map(({ table }) => table)).toEqual(["symtab", "symtab"]);
    const reads = read.length;
    expect(findSymbols(elf, [{ exact: "second" }])).toHaveLength(1);
    expect(read).toHaveLength(reads);
    expect(read).not.toContain(dynsym?.offset);
  });
});
