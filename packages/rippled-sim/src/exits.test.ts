import { beforeAll, describe, expect, it } from "vitest";
import { output } from "./binutils.fixture.ts";
import { buildSim } from "./build-sim.ts";
import { allVersions, flavours, type SimVersion, versions } from "./flavours.ts";
import { simPath } from "./paths.ts";

/** How a function can be left: its `ret`s, and the functions it jumps to the start of. */
interface Exits {
  readonly first: string;
  readonly rets: number;
  readonly tails: readonly string[];
}

const bodies = new Map<SimVersion, Map<string, string[]>>();

function disassembled(version: SimVersion): Map<string, string[]> {
  const text = output("objdump", "--disassemble", "--no-show-raw-insn", "--no-addresses", simPath(version));
  return new Map(
    text
      .split(/\n\n/)
      .map((block) => block.split("\n"))
      .map(([head = "", ...lines]) => [/^<(.*)>:$/.exec(head)?.[1] ?? "", lines.map((line) => line.trim())]),
  );
}

function body(version: SimVersion, name: string): string[] {
  const found = bodies.get(version)?.get(name);
  if (found === undefined) throw new RangeError(`no ${name} in ${version}`);
  return found;
}

function exits(version: SimVersion, name: string): Exits {
  const lines = body(version, name);
  return {
    first: lines[0]?.split(" ")[0] ?? "",
    rets: lines.filter((line) => /^ret\b/.test(line)).length,
    tails: lines.map((line) => /^jmp +<([^+>]*)>$/.exec(line)?.[1]).filter((tail) => tail !== undefined),
  };
}

function mangled(version: SimVersion, ...path: string[]): string {
  const namespace = versions[version] === "3.2" ? "xrpl" : "ripple";
  return `_ZN${[namespace, ...path].map((part) => `${part.length}${part}`).join("")}`;
}

beforeAll(async () => {
  await buildSim();
  for (const version of allVersions()) bodies.set(version, disassembled(version));
}, 300_000);

describe.each(allVersions())("in %s", (version) => {
  const isOld = versions[version] !== "3.2";

  it("operator() has one ret, no tail call, and begins with a push", () => {
    expect(exits(version, `${mangled(version, "Transactor")}clEv`)).toEqual({ first: "push", rets: 1, tails: [] });
  });

  it.each([isOld ? "SetSignerList" : "SignerListSet", "Change"])("%s::doApply ends in jumps alone", (name) => {
    const { rets, tails } = exits(version, `${mangled(version, name, "doApply")}Ev`);
    expect(rets).toBe(0);
    expect(tails).toEqual([`${mangled(version, name, "first")}Ev`, `${mangled(version, name, "second")}Ev`]);
    for (const tail of tails) expect(exits(version, tail).rets).toBeGreaterThan(0);
  });

  it(`Payment::preflight ${isOld ? "ends in a jump to preflight2, shared with others" : "has rets alone"}`, () => {
    const { rets, tails } = exits(version, `${mangled(version, "Payment", "preflight")}ERKNS_16PreflightContextE`);
    expect(rets).toBeGreaterThan(0);
    const shared = `_ZN${isOld ? "6ripple" : "4xrpl"}10preflight2ERKNS_16PreflightContextE`;
    expect(tails).toEqual(isOld ? [shared] : []);
  });

  it("the class functions are reached: preflight by a call or jump, doApply through the vtable alone", () => {
    const all = [...(bodies.get(version)?.values() ?? [])].flat();
    const enters = (name: string) => all.some((line) => new RegExp(`^(call|jmp) +<${name}>$`).test(line));
    const preflight = (name: string) => `${mangled(version, name, "preflight")}ERKNS_16PreflightContextE`;
    const offer = isOld ? "CreateOffer" : "OfferCreate";
    expect(enters(preflight("Payment"))).toBe(true);
    expect(enters(`${mangled(version, "Payment", "doApply")}Ev`)).toBe(false);
    // As in the real 1.4.0: the symbol is there, its body stands inlined in the switch.
    expect(enters(preflight(offer))).toBe(versions[version] !== "1.x");
    expect(body(version, preflight(offer)).length).toBeGreaterThan(3);
  });

  it(`runs on ${flavours[versions[version]].executable}'s return convention`, () => {
    const lines = body(version, `${mangled(version, "Transactor")}clEv`);
    // By hidden pointer, that pointer comes in rdi and goes out in rax; in a register, `applied` is bit 32 of rax.
    const packs = lines.some((line) => /^shl +\$0x20,/.test(line));
    expect(packs).toBe(versions[version] === "1.x");
  });
});
