import { HistogramBuilder } from "@xrpl-probe/stats";
import { expect, it } from "vitest";
import { callTable } from "./call-table.ts";
import { peerTable } from "./peer-table.ts";
import { planRemarks } from "./plan-remarks.ts";

const terminal = { color: false, ascii: false, columns: 100, live: false };

function histogramOf(ns: number, times: number) {
  const builder = new HistogramBuilder();
  for (let i = 0; i < times; i++) builder.add(ns);
  return builder.histogram();
}

it("has one line for each function, most calls first, whatever their types and codes", () => {
  const line = { entry: "", exit: "", hits: 1, spans: 1, unpaired: 0, ringFull: 0, unstarted: 0, mismatched: 0 };
  const rest = { ...line, openAtEnd: 0, classPreflightHits: null, finding: null };
  const probes = [
    { ...rest, name: "transactor", kind: "apply" as const },
    { ...rest, name: "job", kind: "call" as const },
    { ...rest, name: "life", kind: "between" as const },
  ];
  const cells = [
    { probe: 0, type: 0, code: 0, histogram: histogramOf(5000, 900) },
    { probe: 1, type: null, code: null, histogram: histogramOf(2e6, 40) },
    { probe: 2, type: 0, code: null, histogram: histogramOf(5e4, 200) },
    { probe: 2, type: 7, code: null, histogram: histogramOf(5e4, 300) },
  ];
  const lines = callTable(terminal, { probes, cells });
  expect(lines.slice(2).map((text) => text.trim().split(/\s+/).slice(0, 2))).toEqual([
    ["life", "500"],
    ["job", "40"],
  ]);
  for (const text of lines) expect(text.length).toBeLessThanOrEqual(100);
});

it("shows peers by category, with rates over the run", () => {
  const run = {
    attachedNs: 0,
    detachedNs: 10e9,
    peer: [
      { probe: "peer_send" as const, category: 3, messages: 1000, bytes: 64_000 },
      { probe: "peer_connect" as const, category: 0, messages: 2, bytes: 0 },
    ],
  };
  const [, , send, connect] = peerTable(terminal, run);
  expect(send).toMatch(/^ {2}send +3 +1,000 +100\/s +64\.0 kB$/);
  expect(connect).toMatch(/^ {2}connect +- +2 +0\.200\/s +-$/);
  expect(peerTable(terminal, { ...run, peer: [] })).toEqual([]);
});

it("says at the start what is missing and what is only assumed", () => {
  const refused = [{ name: "on_close", set: "consensus" as const, reason: "" }];
  expect(planRemarks({ refused, layoutNote: null }, 7)).toEqual(["not placed: on_close. Why: xrpl-probe probes 7"]);
  expect(planRemarks({ refused: [], layoutNote: "version unknown" }, 7)).toEqual([
    "version unknown; the first 200 applies will show whether it fits",
  ]);
});
