import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Namespace, type SymbolQuery, serverSymbols } from "./symbols.ts";
import { releases } from "./tables/releases.ts";
import { types } from "./tables/types.ts";
import { classNameOf } from "./transactions.ts";

const matches = (query: SymbolQuery, name: string) =>
  "exact" in query ? query.exact === name : name.startsWith(query.prefix);
const queries = (functions: readonly { query: SymbolQuery }[]) => functions.map(({ query }) => query);

/** Mangled by g++ 12 from the declarations of 1.4.0, 2.5.0 and 3.2.0. */
const free = {
  ripple: {
    preflight: "_ZN6ripple9preflightERNS_11ApplicationERKNS_5RulesERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE",
    batch:
      "_ZN6ripple9preflightERNS_11ApplicationERKNS_5RulesERKNS_9base_uintILm256EvEERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE",
    preclaim: "_ZN6ripple8preclaimERKNS_15PreflightResultERNS_11ApplicationERKNS_8OpenViewE",
    doApply: "_ZN6ripple7doApplyERKNS_14PreclaimResultERNS_11ApplicationERNS_8OpenViewE",
  },
  xrpl: {
    preflight: "_ZN4xrpl9preflightERNS_15ServiceRegistryERKNS_5RulesERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE",
    batch:
      "_ZN4xrpl9preflightERNS_15ServiceRegistryERKNS_5RulesERKNS_9base_uintILm256EvEERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE",
    preclaim: "_ZN4xrpl8preclaimERKNS_15PreflightResultERNS_15ServiceRegistryERKNS_8OpenViewE",
    doApply: "_ZN4xrpl7doApplyERKNS_14PreclaimResultERNS_15ServiceRegistryERNS_8OpenViewE",
  },
} satisfies Record<Namespace, Record<string, string>>;

describe.each(["ripple", "xrpl"] as const)("in namespace %s", (namespace) => {
  const symbols = serverSymbols(namespace);
  const names = free[namespace];

  it.each(["preflight", "preclaim", "doApply"] as const)(
    "the free %s is found once, and nothing else by it",
    (name) => {
      const found = Object.values(names).filter((symbol) =>
        queries(symbols[name]).some((query) => matches(query, symbol)),
      );
      expect(found).toEqual([names[name]]);
    },
  );
});

it("composes doApply of every class in all 23 releases (tables/README.md: how the hash was made)", () => {
  const lines = releases.flatMap((release) => {
    const symbols = serverSymbols(release.startsWith("3.2") || release.startsWith("3.3") ? "xrpl" : "ripple");
    return [...new Map(types.map(([type, name]) => [type, name]))].flatMap(([type, name]) => {
      const className = classNameOf(name, release);
      return symbols
        .classDoApply(name)
        .filter((candidate) => candidate.name === `${className}::doApply`)
        .flatMap(({ query }) => ("exact" in query ? [`${release} ${type} ${query.exact}`] : []));
    });
  });
  expect(lines).toHaveLength(973);
  expect(createHash("sha256").update(lines.sort().join("\n")).digest("hex")).toBe(
    "00ddbba34357c4ec26630ec5535e3be55e1b7cffeac30ece117ccb2331a370d1",
  );
});

it("composes the other names as a compiler does", () => {
  expect(serverSymbols("ripple").operator).toEqual([
    { name: "Transactor::operator()", query: { exact: "_ZN6ripple10TransactorclEv" } },
  ]);
  expect(serverSymbols("ripple").classPreflight("Payment")).toEqual([
    { name: "Payment::preflight", query: { exact: "_ZN6ripple7Payment9preflightERKNS_16PreflightContextE" } },
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
