import { expect, it } from "vitest";
import { matchesPattern, parseFunctionPattern, queriesOf } from "./function-pattern.ts";

const matches = (pattern: string, name: string): boolean => {
  const parsed = parseFunctionPattern(pattern);
  if (!parsed) throw new Error(`${pattern} is no pattern`);
  const asked = queriesOf(parsed).some((query) =>
    "exact" in query ? name === query.exact : name.startsWith(query.prefix),
  );
  const matched = matchesPattern(parsed, name);
  // Whatever matches must also be asked for, or the symbol table would never offer it.
  if (matched) expect(asked, name).toBe(true);
  return matched;
};

const old = "_ZN6ripple9preflightERNS_11ApplicationERKNS_5RulesERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE";
const batch =
  "_ZN6ripple9preflightERNS_11ApplicationERKNS_5RulesERKNS_9base_uintILm256EvEERKNS_4STTxENS_10ApplyFlagsEN5beast7JournalE";

it.each([
  ["ripple::preflight(*, ripple::Rules const&, ripple::STTx const&, ...)", old, true],
  ["ripple::preflight(*, const ripple::Rules &, ripple::STTx const &, ...)", old, true],
  ["ripple::preflight(*, ripple::Rules const&, ripple::STTx const&, ...)", batch, false],
  ["ripple::preflight(*, ripple::Rules const&, ripple::STTx const&)", old, false],
  ["ripple::preflight", batch, true],
  ["ripple::Pathfinder::findPaths(*)", "_ZN6ripple10Pathfinder9findPathsEiRKSt8functionIFbvEE", true],
  ["ripple::Pathfinder::findPaths(int)", "_ZN6ripple10Pathfinder9findPathsEiRKSt8functionIFbvEE", false],
  [
    "ripple::Pathfinder::findPaths(int, std::function<bool ()> const&)",
    "_ZN6ripple10Pathfinder9findPathsEiRKSt8functionIFbvEE",
    true,
  ],
  ["ripple::Transactor::operator()", "_ZN6ripple10TransactorclEv", true],
  ["ripple::Transactor::operator()()", "_ZN6ripple10TransactorclEv", true],
  ["ripple::*::doApply()", "_ZN6ripple7Payment7doApplyEv", true],
  ["ripple::*::doApply()", "_ZN6ripple7doApplyERKNS_14PreclaimResultERNS_11ApplicationERNS_8OpenViewE", false],
  ["ripple::Ledger::get() const", "_ZNK6ripple6Ledger3getEv", true],
  ["foo::Bar::get", "_ZNK3foo3BarIiE3getEv", true],
  ["foo::Bar<int>::get", "_ZNK3foo3BarIiE3getEv", true],
  ["foo::Bar<long>::get", "_ZNK3foo3BarIiE3getEv", false],
  ["foo::Bar::~Bar", "_ZN3foo3BarD2Ev", true],
  ["malloc", "malloc", true],
  ["compute(*)", "_Z7computei", true],
])("%s against %s: %s", (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

it.each(["", "ripple::", "a b", "f(int,,int)", "::f", "f(", "12f"])("takes %j for no function", (text) => {
  expect(parseFunctionPattern(text)).toBeNull();
});
