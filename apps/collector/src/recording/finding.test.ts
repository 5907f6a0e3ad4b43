import { expect, it } from "vitest";
import type { PlannedProbe } from "../probes/plan.ts";
import { findingOf } from "./finding.ts";
import type { ProbeTotals } from "./probe-totals.ts";

const probe: PlannedProbe = {
  name: "OfferCreate",
  set: "types",
  kind: "call",
  definition: "OfferCreate: doApply of the class",
  type: "OfferCreate",
  entry: "CreateOffer::doApply",
  exit: "CreateOffer::doApply",
  exits: { own: 1, shared: 0 },
  classPreflightSlot: null,
  startSlots: [],
  notes: [],
};
const none = { hits: 0, spans: 0, unpaired: 0, ringFull: 0, unstarted: 0, mismatched: 0 };
const totals = (changes: Partial<ProbeTotals>): ProbeTotals => ({
  ...none,
  openAtEnd: 0,
  classPreflightHits: null,
  ...changes,
});

it.each([
  ["nothing to say of a probe that was hit", probe, { hits: 5, spans: 5 }, null],
  [
    "inlined where its transactions succeeded all the same",
    probe,
    { expected: 12 },
    /^never hit: CreateOffer::doApply is inlined in this build$/,
  ],
  ["not to blame where none succeeded", probe, { expected: 0 }, /^never hit: no transaction of the type succeeded/],
  ["an own probe, with where to look", { ...probe, set: "own" as const }, { expected: 3 }, /'types' has OfferCreate$/],
  [
    "unknown for a function of no type",
    { ...probe, type: null },
    {},
    /nothing called CreateOffer::doApply during the run, or/,
  ],
  [
    "a server that applied nothing",
    { ...probe, kind: "apply" as const },
    {},
    /^never hit: the server applied no transaction$/,
  ],
  [
    "a pair of functions that no thread joined",
    { ...probe, kind: "between" as const },
    { hits: 4, unstarted: 4 },
    /^no span: .* never after CreateOffer::doApply/,
  ],
  [
    "a class whose own preflight is never entered",
    { ...probe, kind: "class" as const, classPreflightSlot: 3 },
    { hits: 4, spans: 4, classPreflightHits: 0 },
    /^starts at the free preflight/,
  ],
])("finds %s", (_, subject, changes, expected) => {
  const found = findingOf(subject, totals(changes));
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatch(expected);
});
