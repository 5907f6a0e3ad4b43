import { existsSync, realpathSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findSymbols } from "../find-symbols.ts";
import { readElf } from "../read-elf.ts";
import { fileSource } from "../testing/file-source.ts";
import { filtered, hasProgram } from "../testing/programs.ts";
import { demangle } from "./demangle.ts";

it.each([
  ["_ZN6ripple7Payment7doApplyEv", "ripple::Payment::doApply()"],
  ["_ZN6ripple10TransactorclEv", "ripple::Transactor::operator()()"],
  ["_ZN4xrpl9preflightERKNS_5RulesEPFvbE", "xrpl::preflight(xrpl::Rules const&, void (*)(bool))"],
  ["_ZNK3foo3BarIiLb1EE3getERA4_KiO3Baz", "foo::Bar<int, true>::get(int const (&) [4], Baz&&) const"],
  ["_ZN3fooC1Ev", "foo::foo()"],
  ["_ZN12_GLOBAL__N_13fooEv", "(anonymous namespace)::foo()"],
  ["_ZZN3foo3barEiENKUlvE_clEv", "foo::bar(int)::{lambda()#1}::operator()() const"],
  ["_Z3maxIiET_S0_S0_", "int max<int>(int, int)"],
  ["_ZN3foo3barB5cxx11Ev", "foo::bar[abi:cxx11]()"],
])("%s is %s", (mangled, text) => {
  expect(demangle(mangled)?.text).toBe(text);
});

it("gives a function's scopes and its parameters one by one", () => {
  expect(demangle("_ZN6ripple10Pathfinder9findPathsEiRKSt8functionIFbvEE")).toMatchObject({
    path: ["ripple", "Pathfinder", "findPaths"],
    parameters: ["int", "std::function<bool ()> const&"],
  });
});

it.each(["main", "_Z", "_ZN", "_ZN6ripple", "_ZN99x3fooEv", "_ZN6ripple3fooES9_", "_Z3fooDTcl3barEE", "_ZTV3foo"])(
  "gives nothing for %s",
  (name) => {
    expect(demangle(name)).toBeNull();
  },
);

it("ends on whatever it is given", () => {
  const letters = "_ZNSKRPFI EJLDTtsx0123456789CvabE";
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 16) % below;
  };
  const seeds = [
    "_ZN6ripple10Pathfinder9findPathsEiRKSt8functionIFbvEE",
    "_ZZN3foo3barEiENKUlvE_clEv",
    "_Z3maxIiET_S0_S0_",
  ];
  for (let round = 0; round < 5_000; round++) {
    const name = [...(seeds[next(seeds.length)] ?? "")];
    for (let change = 0; change <= next(4); change++)
      name[2 + next(name.length - 2)] = letters[next(letters.length)] ?? "";
    // Throws nothing: a name that is not understood gives null.
    const found = demangle(name.join(""));
    if (found !== null) expect(found.text).toContain(found.path.at(-1));
  }
  for (const part of ["Z", "N", "I", "J", "P", "FI", "KJ"]) expect(demangle(`_Z1f${part.repeat(2000)}`)).toBeNull();
  const laughs = `_Z1fPFvvE${Array.from({ length: 60 }, () => "1aIS_S0_S1_E").join("")}`;
  expect(() => demangle(laughs)).not.toThrow();
}, 60_000);

const library = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";
const missing = !existsSync(library) || !hasProgram("c++filt");

describe.skipIf(missing)("the functions of libstdc++, compared with c++filt (skipped where either is missing)", () => {
  it("are called the same, but for the few that use what is not read", () => {
    using source = fileSource(realpathSync(library));
    const names = findSymbols(readElf(source), [{ prefix: "_Z" }]).map(({ name }) => name);
    const expected = filtered("c++filt", names);
    const read = names.map((name, index) => ({ name, got: demangle(name)?.text, want: expected[index] }));
    const understood = read.filter(({ got }) => got !== undefined);
    expect(understood.filter(({ got, want }) => got !== want)).toEqual([]);
    expect(understood.length / names.length).toBeGreaterThan(0.95);
  });
});
