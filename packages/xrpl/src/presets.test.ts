import { expect, it } from "vitest";
import { probePresets } from "./presets.ts";

const shown = (namespace: "ripple" | "xrpl") =>
  probePresets(namespace).map(({ name, entry, exit, attempt }) => [
    name,
    ...[entry[0], exit[0], attempt[0]].map((point) => point?.name ?? null),
  ]);

it("names the points of each probe as the server's sources do", () => {
  expect(shown("ripple")).toEqual([
    ["transactor", "Transactor::operator()", "Transactor::operator()", null],
    ["payment", "Payment::preflight", "Payment::doApply", "preflight"],
    ["offer_create", "CreateOffer::preflight", "CreateOffer::doApply", "preflight"],
  ]);
  expect(shown("xrpl")[2]).toEqual(["offer_create", "OfferCreate::preflight", "OfferCreate::doApply", "preflight"]);
});
