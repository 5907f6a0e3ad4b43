import { HistogramBuilder } from "@xrpl-probe/stats";
import { describe, expect, it } from "vitest";
import { CliError, exitCodes } from "../errors.ts";
import type { RunResult } from "../recording/run-result.ts";
import { errorLines } from "./error-lines.ts";
import { histogramLines } from "./histogram-lines.ts";
import { liveLines, plainProgress } from "./live-lines.ts";
import { summaryLines } from "./summary-lines.ts";
import { bar, sparkline, type Terminal, terminalOf } from "./terminal.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: false };
const ascii: Terminal = { ...screen, ascii: true };

function histogramOf(us: readonly number[], times = 20) {
  const builder = new HistogramBuilder();
  for (let i = 0; i < times; i++) for (const value of us) builder.add(value * 1000);
  return builder.histogram();
}

const cells = [
  { probe: 0, type: 7, code: 0, histogram: histogramOf([100, 120, 140, 160], 300) },
  { probe: 0, type: 0, code: 128, histogram: histogramOf([2000, 2500], 100) },
];
const run: RunResult = {
  id: "01a20cad-80a7-7000-8000-000000000000",
  db: "probes.db",
  tags: ["1.4.0-b5"],
  version: "1.4.0-b5",
  commit: "d5512f1c07b6a2b1e9a6e0d24a9b3f0c8e7d6a51",
  host: "perf1",
  stopReason: "duration",
  startedMs: 0,
  endedMs: 300_000,
  attachedNs: 0,
  detachedNs: 300e9,
  slices: 300,
  droppedSlices: 0,
  transactions: 500,
  lost: 0,
  ringHigh: 0.02,
  usdt: false,
  cost: { share: 0.0022, perApplyNs: 1310, biasNs: 870 },
  costWarnings: [],
  refused: [],
  peer: [],
  warnings: [],
  probes: [
    {
      name: "transactor",
      kind: "apply",
      entry: "Transactor::operator()",
      exit: "Transactor::operator()",
      hits: 1403,
      spans: 1400,
      unpaired: 3,
      ringFull: 0,
      unstarted: 0,
      mismatched: 0,
      openAtEnd: 0,
      classPreflightHits: null,
      finding: null,
    },
  ],
  cells,
};

const next = { when: "", command: "xrpl-probe compare 1.4.0-b4 1.4.0-b5", after: "" };

describe("the summary of a run", () => {
  it("says first what was recorded, then how fast it was, then what to do", () => {
    const lines = summaryLines(screen, run, next);
    expect(lines[0]).toBe("✓ recorded 01a20cad-80a7: 1,400 applies of 500 transactions in 5:00, none lost");
    expect(lines[1]).toContain("1.4.0-b5 (d5512f1c0) on perf1");
    expect(lines.find((line) => line.includes("tecPATH_DRY"))).toMatch(/Payment +tecPATH_DRY +200 +14\.29 %/);
    expect(lines.find((line) => line.includes("unpaired"))).toContain("3 of 1,403 entries (left by an exception)");
    expect(lines.at(-1)).toBe("  next       xrpl-probe compare 1.4.0-b4 1.4.0-b5");
  });

  it.each([100, 80])("fits %i columns", (columns) => {
    const many = { ...run, tags: ["1.4.0-b5", "nightly", "slow disk"], usdt: true };
    for (const line of summaryLines({ ...screen, columns }, many, next))
      expect(line.length).toBeLessThanOrEqual(columns);
  });

  it("leaves p99.9 out where it has no room, and nothing else before", () => {
    const heads = (columns: number) =>
      summaryLines({ ...screen, columns }, run, next)
        .find((line) => line.trim().startsWith("type"))
        ?.trim()
        .split(/\s+/);
    expect(heads(100)).toEqual(["type", "code", "applies", "share", "p50", "p90", "p99", "p99.9"]);
    expect(heads(72)).toEqual(["type", "code", "applies", "share", "p50", "p90", "p99"]);
  });

  it("prints lost spans in its first line", () => {
    expect(summaryLines(screen, { ...run, lost: 12 }, next)[0]).toMatch(/12 lost$/);
  });

  it("warns in its first line where nothing was applied, says so once and where to look", () => {
    const idle = run.probes.map((probe) => ({ ...probe, hits: 0, spans: 0, unpaired: 0, finding: "never hit" }));
    const jobs = idle.map((probe) => ({ ...probe, name: "job", kind: "call" as const }));
    const lines = summaryLines(screen, { ...run, usdt: true, cells: [], probes: [...idle, ...jobs] }, next);
    expect(lines[0]).toBe("! recorded 01a20cad-80a7, but nothing was applied in 5:00");
    expect(lines.filter((line) => line.includes("never hit"))).toEqual(["! transactor  never hit"]);
    expect(lines.join("\n")).not.toContain("USDT checked");
    expect(lines.at(-1)).toContain("sudo xrpl-probe top");
  });

  it("counts one thing as one", () => {
    const one = { ...run, transactions: 1, slices: 1, probes: run.probes.map((probe) => ({ ...probe, spans: 1 })) };
    const lines = summaryLines(screen, one, next);
    expect(lines[0]).toContain("1 apply of 1 transaction in");
    expect(lines[1]).toContain("1 slice in probes.db");
  });

  it("prints what people typed without what would move the cursor", () => {
    const lines = summaryLines(screen, { ...run, tags: ["a\u001b[31mb\nc"] }, next);
    expect(lines[1]).toContain("a [31mb c (d5512f1c0)");
  });

  it("needs no UTF-8", () => {
    for (const line of summaryLines(ascii, { ...run, tags: ["größer"] }, next)) expect(line).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe("a histogram in the terminal", () => {
  it("has two rows per octave and marks where the quantiles lie", () => {
    const lines = histogramLines(screen, histogramOf([100, 200]), [{ label: "p50", ns: 105_000 }]);
    expect(lines.map((line) => line.slice(0, 13))).toEqual(
      ["   90.5 µs │", "    128 µs │", "    181 µs │"].map((text) => expect.stringContaining(text.trim())),
    );
    expect(lines[0]).toContain("← p50 105 µs");
  });

  it("of nothing is nothing", () => {
    expect(histogramLines(screen, new HistogramBuilder().histogram(), [])).toEqual([]);
  });
});

describe("the live screen", () => {
  const progress = {
    elapsedMs: 187_000,
    applies: 142_572,
    lost: 0,
    unpaired: 2,
    ringHigh: 0,
    perSecond: [8, 1, 1, 6],
    ratePerS: 743,
    p50Ns: 163_000,
    p99Ns: 9_020_000,
  };
  const live = { id: run.id, db: "probes.db", durationS: 300, stalled: null, warnings: [] };

  it("shows time, rate, quantiles and losses", () => {
    const lines = liveLines(screen, live, progress);
    expect(lines[0]).toContain("3:07 of 5:00");
    expect(lines[2]).toContain("142,572 applies   743/s   p50 163 µs   p99 9.02 ms   lost 0   unpaired 2");
    expect(lines[3]).toContain("█▂▂▇");
  });

  it("leaves out what has no room, and the id that is not known yet", () => {
    const lines = liveLines(screen, { ...live, id: "" }, progress);
    expect(lines[0]).toBe("● recording into probes.db    3:07 of 5:00    Ctrl-C ends it and keeps what is there");
    const narrow = liveLines({ ...screen, columns: 70 }, live, { ...progress, perSecond: Array(60).fill(1) });
    expect(narrow[0]).toBe("● recording 01a20cad-80a7 into probes.db    3:07 of 5:00");
    expect(narrow[3]?.length).toBe(62);
  });

  it("says when the database does not take what is recorded", () => {
    expect(liveLines(screen, { ...live, stalled: "the disk is full" }, progress).at(-1)).toContain("the disk is full");
  });

  it("says which probe was taken away", () => {
    const warned = { ...live, warnings: ["payment  detached at 0:12"] };
    expect(liveLines(screen, warned, progress).at(-1)).toBe("! payment  detached at 0:12");
    expect(plainProgress(screen, warned, progress)).toContain("payment  detached at 0:12");
  });

  it("is one line where nothing can be redrawn", () => {
    expect(plainProgress(screen, live, progress)).not.toContain("\n");
  });
});

describe("an error", () => {
  it("is one sentence and what to do", () => {
    const error = new CliError(exitCodes.usage, "no process has pid 1, so there is nothing to record", [
      ["do", "xrpl-probe record -p 2"],
    ]);
    expect(errorLines(screen, error, [])).toEqual([
      "xrpl-probe: no process has pid 1, so there is nothing to record",
      "  do     xrpl-probe record -p 2",
    ]);
  });

  it("repeats the command line with what was missing", () => {
    const error = new CliError(exitCodes.cannotProbe, "may not", [["do", { sudo: true }]]);
    expect(errorLines(screen, error, ["record", "-t", "a b"])[1]).toBe("  do     sudo xrpl-probe record -t 'a b'");
  });

  it("breaks what is read into lines, and never what is copied", () => {
    const words = "versions are 1.4.0-b1, 1.4.0-b2, 1.4.0-b3, 1.4.0-b4";
    const command = "xrpl-probe compare 1.4.0-b1 1.4.0-b2 --db /var/lib/xrpl-probe/probes.db";
    const error = new CliError(exitCodes.usage, "no such version", [
      ["found", words],
      ["do", command],
    ]);
    expect(errorLines({ ...screen, columns: 40 }, error, [])).toEqual([
      "xrpl-probe: no such version",
      "  found  versions are 1.4.0-b1,",
      "         1.4.0-b2, 1.4.0-b3, 1.4.0-b4",
      `  do     ${command}`,
    ]);
  });
});

describe("a terminal", () => {
  it("has colours only where it is one, and not with NO_COLOR", () => {
    expect(terminalOf({ isTTY: true }, {}).color).toBe(true);
    expect(terminalOf({ isTTY: true }, { NO_COLOR: "1" }).color).toBe(false);
    expect(terminalOf({ isTTY: true }, {}, true).color).toBe(false);
    expect(terminalOf({}, {}).color).toBe(false);
  });

  it("has 100 columns at most, and where nobody gave it a size", () => {
    expect(
      [200, 100, 80, 0, undefined].map((columns) => terminalOf(columns === undefined ? {} : { columns }, {}).columns),
    ).toEqual([100, 100, 80, 100, 100]);
    expect(terminalOf({ columns: 7 }, {}).columns).toBe(40);
  });

  it("without UTF-8 is written in ASCII", () => {
    expect(terminalOf({}, { LC_ALL: "C" }).ascii).toBe(true);
    expect(bar(ascii, 0.5, 10)).toBe("#####");
    expect(sparkline(ascii, [0, 8])).toBe("_@");
  });

  it("shows the smallest bar that is not nothing", () => {
    expect(bar(screen, 0.0001, 56)).toBe("▏");
    expect(bar(screen, 0, 56)).toBe("");
  });
});
