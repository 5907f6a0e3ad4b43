import type { CalibrateReport } from "@xrpl-probe/report";
import { describe, expect, it } from "vitest";
import { calibrateLines } from "./calibrate-lines.ts";
import type { Terminal } from "./terminal.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: false };
const names = ["p50", "p90", "p99", "p99.9", "mean"] as const;

function noise(name: string, pooled = false): CalibrateReport["noise"][number] {
  const statistics = names.map((statisticName, i) => ({
    statistic: statisticName === "p99.9" ? ("p999" as const) : statisticName,
    statisticName,
    sd: i === 3 ? null : 0.024,
    within: 0.01,
    df: 16,
    text: i === 3 ? "·" : "2.4\u00a0%",
  }));
  return { name, type: 0, code: 0, pooled, statistics };
}

const count = {
  pairs: 24,
  proven: 0,
  possible: 1,
  codes: 0,
  gate: { passes: 0, fails: 0, cannotTell: 24 },
  share: 1 / 24,
  line: "1 of 24 pairs rang (4.2 %): 0 proven, 1 possible",
};
const report: CalibrateReport = {
  methodVersion: 1,
  probe: "transactor",
  probes: ["transactor"],
  sign: "known",
  headline: [
    { text: "24 runs of 8 unchanged builds: " },
    { text: "1", tone: "strong" },
    { text: " of 24 pairs rang falsely." },
  ],
  advice: [{ text: "3 runs a side find a change of 6.7\u00a0% four times in five; 3\u00a0% need 14 runs a side." }],
  text: "",
  groups: [{ name: "1.4.0-b4 (d5512f1c0) on perf1", tags: ["1.4.0-b4"], runs: [] }],
  single: count,
  several: { ...count, pairs: 4, possible: 0, gate: { passes: 3, fails: 0, cannotTell: 1 }, runsPerSide: 3 },
  noise: [noise("OfferCreate tesSUCCESS"), noise("all of them", true)],
  precision: {
    name: "OfferCreate tesSUCCESS p50",
    betweenSd: 0.02,
    withinSd: 0.01,
    lengthMs: 120_000,
    noise: "learnt",
    runsPerSide: [2, 3, 5, 10, 20],
    rows: [
      {
        precision: 0.03,
        name: "3\u00a0%",
        runs: 14,
        lengths: [null, 600_000, 360_000, 180_000, 90_000],
        text: { runs: "14 runs", lengths: ["-", "10\u00a0min", "6\u00a0min", "3\u00a0min", "1\u00a0min 30\u00a0s"] },
      },
    ],
  },
  next: [{ when: "", command: "xrpl-probe compare BASE HEAD", after: "judges by this noise" }],
};

describe("a calibration in the terminal", () => {
  it("says in plain words how far verdicts can be trusted, then by what they rest on", () => {
    expect(`\n${calibrateLines(screen, report).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      ✓ 24 runs of 8 unchanged builds: 1 of 24 pairs rang falsely.
        3 runs a side find a change of 6.7 % four times in five; 3 % need 14 runs a side.

        a build against itself      pairs  proven  possible  codes  gate passes  fails  cannot tell
        1 run a side                   24       0         1      0            0      0           24
        3 runs a side                   4       0         0      0            3      0            1

        runs of one build scatter by (sd)       p50      p90      p99    p99.9     mean
        OfferCreate tesSUCCESS                2.4 %    2.4 %    2.4 %        ·    2.4 %
        all of them                           2.4 %    2.4 %    2.4 %        ·    2.4 %

        to find a change of   runs needed     or 2 of     or 3 of     or 5 of    or 10 of    or 20 of
        3 %                       14 runs           -      10 min       6 min       3 min  1 min 30 s
        on each side, runs of 2 min like those here, or fewer or more of another length;
        found four times in five; for OfferCreate tesSUCCESS p50, noise learnt;
        - = no length is enough: runs differ by more

        from  1.4.0-b4 (d5512f1c0) on perf1: 0 runs
        next  xrpl-probe compare BASE HEAD    judges by this noise
      "
    `);
  });

  it("fits 100 columns, and needs no UTF-8", () => {
    for (const line of calibrateLines({ ...screen, ascii: true }, report)) {
      expect(line.length, line).toBeLessThanOrEqual(100);
      expect(line).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it("shows no noise that nobody knows", () => {
    const unknown = { ...noise("OfferCreate tesSUCCESS"), statistics: [] };
    const lines = calibrateLines(screen, { ...report, sign: "assumed", single: null, several: null, noise: [unknown] });
    expect(lines[0]).toMatch(/^!/);
    expect(lines.join("\n")).not.toContain("scatter by (sd)");
  });
});
