import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { demangle, matchesPattern, parseFunctionPattern } from "@xrpl-probe/elf";
import { abiOf, callerMarks, classNameOf, probePresets, type ServerFunction, typePreset } from "@xrpl-probe/xrpl";
import { describe, expect, it } from "vitest";
import spans from "./server-names.fixture.json" with { type: "json" };

/** Functions of the real server, as g++ mangled them from the declarations of each release, by first and last release. */
const ranges = Object.entries(spans).map(([range, names]) => ({ range: range.split(" "), names }));
const releases = [
  ..."1.1.0 1.2.0 1.3.0 1.4.0 1.5.0 1.6.0 1.7.0 1.8.0 1.9.0 1.10.0 1.11.0 1.12.0".split(" "),
  ..."2.0.0 2.1.0 2.2.0 2.3.0 2.4.0 2.5.0 2.6.1 3.0.0 3.1.2 3.2.0 3.3.0-b0".split(" "),
];

function namesOf(release: string): string[] {
  const at = releases.indexOf(release);
  return ranges.flatMap(({ range: [first = "", last = ""], names }) =>
    releases.indexOf(first) <= at && at <= releases.indexOf(last) ? names : [],
  );
}

function eraOf(release: string) {
  const abi = abiOf(release);
  if (!abi) throw new Error(`${release} is no version`);
  return { namespace: /^3\.[23]/.test(release) ? ("xrpl" as const) : ("ripple" as const), abi };
}

function found(names: readonly string[], alternatives: readonly ServerFunction[]): string[] {
  return alternatives.flatMap(({ pattern }) => {
    const parsed = parseFunctionPattern(pattern);
    return parsed ? names.filter((name) => matchesPattern(parsed, name)) : [];
  });
}

describe.each(releases)("in %s", (release) => {
  const names = namesOf(release);
  const era = eraOf(release);
  const presets = probePresets(era);

  it("each of the points that are known in every release is one function", () => {
    for (const name of ["transactor", "payment", "offer_create", "preflight", "preclaim", "do_apply"]) {
      const preset = presets.find((candidate) => candidate.name === name);
      for (const point of [preset?.entry, preset?.exit, preset?.attempt]) {
        if (point && point.length > 0) expect([name, found(names, point)]).toEqual([name, [expect.any(String)]]);
      }
    }
    for (const name of [
      "job",
      "transaction_batch",
      "apply_batch",
      "process_transaction",
      "find_paths",
      "process_closed_ledger",
    ]) {
      expect([name, found(names, presets.find((preset) => preset.name === name)?.entry ?? [])]).toEqual([
        name,
        [expect.any(String)],
      ]);
    }
    const [build, open] = callerMarks(era.namespace);
    expect(found(names, build?.functions ?? [])).toHaveLength(1);
    expect(found(names, open?.functions ?? [])).toHaveLength(1);
  });

  it("every class has its doApply, and a probe called as its type", () => {
    const classes = names.flatMap((name) => {
      const { path = [], text = "" } = demangle(name) ?? {};
      return text.endsWith("::doApply()") ? (path.at(-2) ?? []) : [];
    });
    expect(classes.length).toBeGreaterThanOrEqual(20);
    const probes = classes.map((className) => typePreset(era.namespace, className));
    for (const { name, entry, type } of probes) {
      expect([name, found(names, entry)]).toEqual([name, [expect.any(String)]]);
      if (type !== null) expect(classNameOf(type, release)).toBe(demangle(found(names, entry)[0] ?? "")?.path.at(-2));
    }
    expect(new Set(probes.map(({ name }) => name)).size).toBe(classes.length);
  });
});

const filter = ["/usr/bin/c++filt", "/bin/c++filt"].find((path) => existsSync(path));

it.skipIf(filter === undefined)("are called as c++filt calls them (skipped where it is missing)", () => {
  const names = [...new Set(ranges.flatMap((range) => range.names))];
  const expected = execFileSync(filter ?? "", { input: names.join("\n"), encoding: "utf8" })
    .trimEnd()
    .split("\n");
  expect(names.length).toBeGreaterThan(490);
  expect(names.map((name) => demangle(name)?.text)).toEqual(expected);
});
