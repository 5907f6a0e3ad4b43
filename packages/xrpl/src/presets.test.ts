import { expect, it } from "vitest";
import { abiOf } from "./abi.ts";
import { functionSets, probePresets, typePreset } from "./presets.ts";

const eraOf = (version: string) => {
  const abi = abiOf(version);
  if (!abi) throw new Error(`${version} is no version`);
  return { namespace: version >= "3.2" ? ("xrpl" as const) : ("ripple" as const), abi };
};
const shown = (version: string) =>
  probePresets(eraOf(version)).map(({ name, entry, exit, attempt }) => [
    name,
    ...[entry[0], exit[0], attempt[0]].map((point) => point?.name ?? null),
  ]);

it("names the points of each probe as the server's sources do", () => {
  expect(shown("1.4.0").slice(0, 6)).toEqual([
    ["transactor", "Transactor::operator()", "Transactor::operator()", null],
    ["payment", "Payment::preflight", "Payment::doApply", "preflight"],
    ["offer_create", "CreateOffer::preflight", "CreateOffer::doApply", "preflight"],
    ["preflight", "preflight", "preflight", null],
    ["preclaim", "preclaim", "preclaim", null],
    ["do_apply", "doApply", "doApply", null],
  ]);
  expect(shown("3.2.0")[2]).toEqual(["offer_create", "OfferCreate::preflight", "OfferCreate::doApply", "preflight"]);
});

it("has the same probes, called and defined alike, in every era", () => {
  const probes = (version: string) => probePresets(eraOf(version)).map(({ name, definition }) => [name, definition]);
  expect(probes("2.4.0")).toEqual(probes("1.4.0"));
  expect(probes("3.2.0")).toEqual(probes("1.4.0"));
  const names = probes("1.4.0").map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

it("has a probe in every set but the one that only a binary can fill", () => {
  const filled = new Set(probePresets(eraOf("1.4.0")).map(({ set }) => set));
  expect(functionSets.filter((set) => !filled.has(set))).toEqual(["types"]);
});

it("finds the transaction of the free doApply where the result is not", () => {
  const doApply = (version: string) =>
    probePresets(eraOf(version)).find(({ name }) => name === "do_apply")?.transaction;
  expect(doApply("2.3.0")?.argument).toEqual({ x86_64: 0, aarch64: 0 });
  expect(doApply("2.4.0")?.argument).toEqual({ x86_64: 1, aarch64: 0 });
});

it("calls a class's probe as its transaction type, so that renamed classes compare", () => {
  const [old, renamed] = [typePreset("ripple", "CreateOffer"), typePreset("xrpl", "OfferCreate")];
  expect([old.name, old.type]).toEqual(["OfferCreate", "OfferCreate"]);
  expect([renamed.name, renamed.definition]).toEqual([old.name, old.definition]);
  expect(typePreset("ripple", "Change")).toMatchObject({ name: "Change", type: null });
  expect(typePreset("xrpl", "SomethingToCome")).toMatchObject({ name: "SomethingToCome", type: null });
});
