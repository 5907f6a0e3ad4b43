import { expect, it } from "vitest";
import { BadProbe, ownFunctions, parseOwnProbe, stageOf } from "./own-probe.ts";
import { probesOf } from "./probe-file.ts";

it("is a name and a function, or two of them", () => {
  expect(parseOwnProbe("paths=ripple::Pathfinder::findPaths(*)")).toEqual({
    name: "paths",
    from: "ripple::Pathfinder::findPaths(*)",
    to: "ripple::Pathfinder::findPaths(*)",
  });
  expect(parseOwnProbe("life=preflight(*, ...)..doApply")).toEqual({
    name: "life",
    from: "preflight(*, ...)",
    to: "doApply",
  });
});

it.each(["paths", "=f", "9=f", "a=", "a=f..", "a=f..g..h", "a=12", "a b=f"])("refuses %s", (text) => {
  expect(() => parseOwnProbe(text)).toThrow(BadProbe);
});

it("is looked for in the server's namespace, and under every name of its class", () => {
  const patterns = (text: string, namespace: "ripple" | "xrpl") =>
    ownFunctions(text, namespace).map(({ pattern }) => pattern);
  expect(patterns("ripple::CreateOffer::preflight(ripple::PreflightContext const&)", "xrpl")).toEqual([
    "xrpl::CreateOffer::preflight(xrpl::PreflightContext const&)",
    "xrpl::OfferCreate::preflight(xrpl::PreflightContext const&)",
  ]);
  expect(patterns("Job::doJob()", "ripple")).toEqual(["ripple::Job::doJob()", "Job::doJob()"]);
  expect(ownFunctions("ripple::Pathfinder::findPaths(int)", "ripple")[0]?.name).toBe("Pathfinder::findPaths");
});

it("belongs to a transaction type where it is a stage of it", () => {
  expect(stageOf("ripple::SetAccount::preflight(*)")).toBe("AccountSet");
  expect(stageOf("ripple::SetAccount::other(*)")).toBeNull();
  expect(stageOf("ripple::Job::doApply()")).toBeNull();
});

it("may stand in a YAML file, in three ways", () => {
  const text =
    "probes:\n  a: ripple::Job::doJob()\n  b: preflight..doApply\n  c:\n    from: preflight\n    to: doApply\n";
  expect(probesOf(text)).toEqual([
    { name: "a", from: "ripple::Job::doJob()", to: "ripple::Job::doJob()" },
    { name: "b", from: "preflight", to: "doApply" },
    { name: "c", from: "preflight", to: "doApply" },
  ]);
});

it.each([
  ["probes: [a]", "probes"],
  ["probes:\n  a: 7", "probes.a"],
  ["probe:\n  a: f", "it must begin with 'probes:'"],
  ["probes:\n  a: {from: f}", "probes.a"],
  ["probes: {", "it is no YAML"],
])("says what is wrong with the file %j", (text, where) => {
  expect(() => probesOf(text)).toThrow(where);
});
