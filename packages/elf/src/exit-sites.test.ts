import * as iced from "iced-x86";
import { describe, expect, it } from "vitest";
import { arm64Decoder } from "./arm64-decoder.ts";
import { exitSites } from "./exit-sites.ts";
import { icedDecoder } from "./iced-decoder.ts";
import { readElf } from "./read-elf.ts";
import {
  addressesOf,
  type BuiltFunction,
  buildElf,
  functionAlignment,
  sourceOf,
  textAddress,
  textOffset,
} from "./testing/build-elf.ts";

const decoder = icedDecoder(iced);
const ret = [0xc3];
const push = [0x55];
/** jmp rel32 from the `position`-th byte of function `from` to `displacement` bytes into function `to`; all functions are one slot long. */
const jump = (from: number, position: number, to: number, displacement = 0): number[] => [
  0xe9,
  ...relative(from, position + 5, to, displacement),
];
/** jne rel32 */
const branch = (from: number, position: number, to: number): number[] => [
  0x0f,
  0x85,
  ...relative(from, position + 6, to, 0),
];
const relative = (from: number, end: number, to: number, displacement: number): number[] => {
  const value = (to - from) * functionAlignment + displacement - end;
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
};

function plan(functions: readonly BuiltFunction[], machine: "x86_64" | "aarch64" = "x86_64") {
  const elf = readElf(sourceOf(buildElf({ functions, machine: machine === "x86_64" ? 62 : 183 })));
  const [first] = functions;
  const probed = {
    name: first?.name ?? "",
    address: addressesOf(functions)[0] ?? 0,
    size: first?.size ?? first?.code.length ?? 0,
  };
  return exitSites(elf, probed, machine === "x86_64" ? decoder : arm64Decoder);
}

/** Where the sites lie, as bytes from the start of the text. */
const at = (functions: readonly BuiltFunction[]) => plan(functions).sites.map(({ address }) => address - textAddress);

describe("exit sites of x86-64 functions", () => {
  it("are the rets of the function, with address and file offset", () => {
    expect(plan([{ name: "f", code: [...push, ...ret, ...push, ...ret] }])).toEqual({
      sites: [
        { address: textAddress + 1, fileOffset: textOffset + 1, in: "f", outside: false },
        { address: textAddress + 3, fileOffset: textOffset + 3, in: "f", outside: false },
      ],
      tails: [],
    });
  });

  it("include repz ret, bnd ret and ret with an immediate, at their first byte", () => {
    expect(at([{ name: "f", code: [0xf3, 0xc3, 0xf2, 0xc3, 0xc2, 0x08, 0x00] }])).toEqual([0, 2, 4]);
  });

  it("are no bytes that only look like a ret inside of another instruction", () => {
    // mov $0xc3c3c3c3,%eax; ret
    expect(at([{ name: "f", code: [0xb8, 0xc3, 0xc3, 0xc3, 0xc3, 0xc3] }])).toEqual([5]);
  });

  it("include those of a function the probed one tail-calls", () => {
    const functions = [
      { name: "f", code: [...push, ...jump(0, 1, 1)] },
      { name: "preflight2", code: [...push, ...ret] },
    ];
    expect(plan(functions)).toEqual({
      sites: [{ address: textAddress + 17, fileOffset: textOffset + 17, in: "preflight2", outside: true }],
      tails: ["preflight2"],
    });
  });

  it("follow a tail call into the local part a compiler split off", () => {
    const functions = [
      { name: "f", code: [...ret, ...jump(0, 1, 1)] },
      { name: "f.part.0", code: ret },
    ];
    expect(plan(functions)).toMatchObject({
      sites: [{ in: "f" }, { in: "f.part.0", outside: true }],
      tails: ["f.part.0"],
    });
  });

  it("follow tail calls four deep and no deeper", () => {
    const chain = (length: number): BuiltFunction[] => [
      ...Array.from({ length }, (_, index) => ({ name: `f${index}`, code: jump(index, 0, index + 1) })),
      { name: "end", code: ret },
    ];
    expect(plan(chain(4))).toMatchObject({ sites: [{ in: "end" }], tails: ["f1", "f2", "f3", "end"] });
    expect(() => plan(chain(5))).toThrow(/never returns/);
  });

  it("come once each when functions tail-call one another in a circle", () => {
    const functions = [
      { name: "f", code: [...ret, ...jump(0, 1, 1)] },
      { name: "g", code: [...ret, ...jump(1, 1, 0)] },
    ];
    expect(at(functions)).toEqual([0, 16]);
  });

  it("are not behind conditional jumps", () => {
    const functions = [
      { name: "f", code: [...branch(0, 0, 1), ...ret] },
      { name: "g", code: ret },
    ];
    expect(at(functions)).toEqual([6]);
  });

  it("are not behind indirect jumps: a switch looks the same", () => {
    expect(() => plan([{ name: "f", code: [0xff, 0xe0] }])).toThrow(
      /f never returns by itself nor by a direct tail call/,
    );
  });

  it("are not in a .cold part, which comes back into the body", () => {
    const functions = [
      { name: "f", code: [...ret, ...jump(0, 1, 1)] },
      { name: "f.cold", code: ret },
    ];
    expect(plan(functions)).toMatchObject({ sites: [{ in: "f" }], tails: [] });
  });

  it("are not behind jumps into the middle of a function", () => {
    const functions = [
      { name: "f", code: [...ret, ...jump(0, 1, 1, 1)] },
      { name: "g", code: [...push, ...ret] },
    ];
    expect(at(functions)).toEqual([0]);
  });

  it("are not behind a jump to the function's own start", () => {
    expect(plan([{ name: "f", code: [...ret, ...jump(0, 1, 0)] }])).toMatchObject({ sites: [{ in: "f" }], tails: [] });
  });

  it("of a function without any: refused with what to do", () => {
    expect(() => plan([{ name: "f", code: [...push, 0x0f, 0x0b] }])).toThrow(
      expect.objectContaining({ code: "no-exit-site", hint: expect.stringMatching(/callers/) }),
    );
  });
});

describe("code that cannot be told from data is refused", () => {
  it("when a byte sequence is no instruction", () => {
    expect(() => plan([{ name: "f", code: [0x06, ...ret] }])).toThrow(
      /no instruction at 0x401000.*leave this function out/,
    );
  });

  it("when the last instruction does not end with the function", () => {
    expect(() => plan([{ name: "f", code: [...ret, 0xb8, 0x00] }])).toThrow(/no instruction/);
  });

  it("when a branch arrives between two instructions", () => {
    // jne +1 leads into the immediate of: mov $0xc3,%eax
    expect(() => plan([{ name: "f", code: [0x75, 0x01, 0xb8, 0xc3, 0, 0, 0, 0xc3] }])).toThrow(
      /middle of the instruction/,
    );
  });

  it("when the symbol table claims more than the file holds", () => {
    expect(() => plan([{ name: "f", code: ret, size: 100_000 }])).toThrow(/not code held in this file/);
    expect(() => plan([{ name: "f", code: ret, size: 2 ** 40 }])).toThrow(/bytes long/);
  });

  it("when nothing says where the function ends", () => {
    expect(() => plan([{ name: "f", code: ret, size: 0 }])).toThrow(/where f ends/);
  });
});

describe("exit sites of arm64 functions", () => {
  const words = (...values: number[]): number[] =>
    values.flatMap((word) => [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24]);
  const add = 0x91000400;
  const returns = { ret: 0xd65f03c0, retaa: 0xd65f0bff, retab: 0xd65f0fff };
  const functionsOf = (...bodies: number[][]): BuiltFunction[] =>
    bodies.map((body, index) => ({ name: `f${index}`, code: words(...body) }));

  it.each(Object.entries(returns))("include %s", (_, word) => {
    expect(plan(functionsOf([add, word]), "aarch64").sites).toMatchObject([{ address: textAddress + 4, in: "f0" }]);
  });

  it("include those behind a b to another function's start", () => {
    const b = 0x14000000 | 3;
    expect(plan(functionsOf([add, b], [add, returns.ret]), "aarch64")).toMatchObject({
      sites: [{ address: textAddress + 20, in: "f1", outside: true }],
      tails: ["f1"],
    });
  });

  it("reach backwards", () => {
    const functions = functionsOf([add, 0x14000003], [returns.ret, 0x17fffffb]);
    expect(plan(functions, "aarch64").sites.map(({ in: name }) => name)).toEqual(["f1"]);
  });

  it.each([
    ["b.eq", 0x54000080],
    ["cbz", 0xb4000080],
    ["tbnz", 0x37000080],
    ["bl", 0x94000004],
    ["br", 0xd61f0200],
  ])("are not behind %s", (_, word) => {
    expect(plan(functionsOf([word, returns.ret], [returns.ret]), "aarch64").sites.map(({ in: name }) => name)).toEqual([
      "f0",
    ]);
  });

  it("are refused where words are data", () => {
    expect(() => plan(functionsOf([0, returns.ret]), "aarch64")).toThrow(/no instruction/);
    expect(() => plan([{ name: "f", code: words(returns.ret).slice(0, 3) }], "aarch64")).toThrow(/no instruction/);
  });
});
