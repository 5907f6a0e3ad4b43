import { beforeAll, describe, expect, it } from "vitest";
import { output } from "./binutils.fixture.ts";
import { buildSim } from "./build-sim.ts";
import { allVersions, flavours, versions } from "./flavours.ts";
import { simPath } from "./paths.ts";
import realSymbols from "./real-symbols.json" with { type: "json" };

/** What real-symbols.json holds of a release of the real server: names compiled from its own declarations. */
function realNames(release: string): { present: string[]; inherited: string[] } {
  const found = Object.entries(realSymbols).find(([key]) => key === release);
  if (found === undefined) throw new RangeError(`no names of ${release}`);
  return found[1];
}

beforeAll(async () => {
  await buildSim();
}, 300_000);

describe.each(allVersions())("the executable of %s", (version) => {
  const { release } = flavours[versions[version]];

  it("carries the real server's mangled names, also in the table that strip leaves", () => {
    const names = output("nm", "--dynamic", "--defined-only", simPath(version)).split("\n");
    const functions = new Set(names.filter((line) => / [TW] /.test(line)).map((line) => line.split(" ")[2]));
    expect(realNames(release).present.filter((name) => !functions.has(name))).toEqual([]);
    expect(realNames(release).inherited.filter((name) => functions.has(name))).toEqual([]);
  });

  it("gives every function an address of its own", () => {
    const present = new Set(realNames(release).present);
    const symbols = output("nm", "--defined-only", simPath(version))
      .split("\n")
      .map((line) => line.split(" "))
      .filter(([, , name]) => name !== undefined && present.has(name));
    expect(symbols).toHaveLength(present.size);
    expect(new Set(symbols.map(([address]) => address)).size).toBe(present.size);
  });

  it("has its version as one literal, and from 2.4 on its commit", () => {
    const literals = output("strings", "-a", simPath(version)).split("\n");
    expect(literals).toContain(version);
    expect(literals.filter((text) => /^[0-9a-f]{40}$/.test(text))).toHaveLength(versions[version] === "1.x" ? 0 : 1);
  });

  it("answers --version as the real server does", () => {
    const [first, second] = output(simPath(version), "--version").split("\n");
    expect(first).toBe(`${flavours[versions[version]].executable} version ${version}`);
    if (versions[version] === "1.x") expect(second).toBe("");
    else expect(second).toMatch(/^Git commit hash: [0-9a-f]{40}$/);
  });

  it("has a build-id, and the developers' static probe in 1.x alone", () => {
    const notes = output("readelf", "--notes", simPath(version));
    expect(notes).toMatch(/Build ID: [0-9a-f]{40}/);
    expect(/Provider: transactor\n\s+Name: transactor_exit\n/.test(notes)).toBe(versions[version] === "1.x");
    if (versions[version] === "1.x") expect(notes).toMatch(/Arguments: (-?8@\S+ ?){3}\n/);
  });
});
