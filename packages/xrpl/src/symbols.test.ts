import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { serverSymbols } from "./symbols.ts";
import { releases } from "./tables/releases.ts";
import { types } from "./tables/types.ts";
import { classNameOf } from "./transactions.ts";

/** As g++ mangles `ns::X::f()`. */
function mangledMember(pattern: string): string {
  const names = pattern.replace("()", "").split("::");
  return `_ZN${names.map((name) => `${name.length}${name}`).join("")}Ev`;
}

it("names doApply of every class in all 23 releases (tables/README.md: how the hash was made)", () => {
  const lines = releases.flatMap((release) => {
    const symbols = serverSymbols(release.startsWith("3.2") || release.startsWith("3.3") ? "xrpl" : "ripple");
    return [...new Map(types.map(([type, name]) => [type, name]))].flatMap(([type, name]) => {
      const className = classNameOf(name, release);
      return symbols
        .classDoApply(name)
        .filter((candidate) => candidate.name === `${className}::doApply`)
        .map(({ pattern }) => `${release} ${type} ${mangledMember(pattern)}`);
    });
  });
  expect(lines).toHaveLength(973);
  expect(createHash("sha256").update(lines.sort().join("\n")).digest("hex")).toBe(
    "00ddbba34357c4ec26630ec5535e3be55e1b7cffeac30ece117ccb2331a370d1",
  );
});

it("names free functions by what has stayed of their parameters", () => {
  expect(serverSymbols("ripple").preflight).toEqual([
    { name: "preflight", pattern: "ripple::preflight(*, ripple::Rules const&, ripple::STTx const&, ...)" },
  ]);
  expect(serverSymbols("xrpl").doApply).toEqual([
    { name: "doApply", pattern: "xrpl::doApply(xrpl::PreclaimResult const&, ...)" },
  ]);
});

it("asks for the likelier name of a renamed class first", () => {
  expect(
    serverSymbols("ripple")
      .classDoApply("OfferCreate")
      .map(({ name }) => name),
  ).toEqual(["CreateOffer::doApply", "OfferCreate::doApply"]);
  expect(
    serverSymbols("xrpl")
      .classPreflight("OfferCreate")
      .map(({ name }) => name),
  ).toEqual(["OfferCreate::preflight", "CreateOffer::preflight"]);
  expect(serverSymbols("xrpl").classDoApply("SetHook")).toEqual([]);
});
