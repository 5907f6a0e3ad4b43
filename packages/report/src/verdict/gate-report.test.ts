import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import { compareMarkdown } from "./compare-markdown.ts";
import { compareSides } from "./compare-sides.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

const short = { seconds: 40, appliesPerS: 200 };
const offers = "select key from runs where version = '1.4.0-b5'";
const without = (runs: string) => `delete from cells where type = 7 and code = 0 and run_key in (${runs});
  delete from run_stats where type = 7 and code = 0 and run_key in (${runs})`;

describe("why the gate cannot tell", () => {
  it("names the noise that nobody knows where one run is all it asks for, and what to record", () => {
    const report = compareSides(verdictDatabase(betas(1, {}, short)), { ...ASKED, minRuns: 1, limits: { p50: 1 } });
    expect(report.gate).toMatchObject({
      reason: "too-few-runs",
      why: "how much runs of one build differ is unknown: a side has one run, and earlier ones do not tell",
    });
    expect(report.verdict.text).toContain("noise between runs is unknown. Record 1 more of each.");
    expect(report.next.slice(0, 2).map(({ after }) => after)).toEqual(["once", "once"]);
  });

  it("counts the runs that it asks for", () => {
    const report = compareSides(verdictDatabase(betas(2, {}, short)), ASKED);
    expect(report.gate.why).toBe("the gate asks for 3 runs on each side");
  });

  it("counts runs that came without a gate row as missing, and says which command makes up for them", () => {
    const db = verdictDatabase(betas(3, {}, short), without(`${offers} order by started_ms limit 1`));
    const report = compareSides(db, { ...ASKED, limits: { p50: 1 } });
    expect(report.gate).toMatchObject({
      reason: "too-few-runs",
      why: expect.stringMatching(/^1 of \d gate rows came in fewer than 3 runs of a side$/),
      deciding: ["OfferCreate tesSUCCESS p50"],
    });
    expect(report.verdict.text).toContain("Record 1 more of 1.4.0-b5 for the gate.");
    expect(report.next[0]).toMatchObject({ when: "with 1.4.0-b5 running:", after: "once" });
  });

  it("names a stratum that head no longer has", () => {
    const db = verdictDatabase(betas(3, {}, short), without(offers));
    const report = compareSides(db, { ...ASKED, limits: { p50: 1 } });
    expect(report.gate).toMatchObject({
      outcome: "cannot tell",
      reason: "not-judged",
      why: "OfferCreate tesSUCCESS p50 was not judged: never came on head",
      deciding: ["OfferCreate tesSUCCESS p50"],
    });
    const [told] = compareMarkdown(report).split("<details>");
    expect(told).toContain("not judged");
  });
});

describe("the summary's count of what it leaves out", () => {
  it("adds up, whatever was told", () => {
    for (const [runs, limits] of [
      [3, { p50: 0.001 }],
      [3, { p50: 1 }],
    ] as const) {
      const report = compareSides(verdictDatabase(betas(runs, {}, short)), { ...ASKED, limits });
      const [told = ""] = forTerminal(compareMarkdown(report)).split("<details>");
      const [, more = "0", rest = ""] = told.match(/(\d+) more rows?: (.*)\./) ?? [];
      const named = [...rest.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
      expect(named).toBe(Number(more));
      const listed = told.match(/^\| [▲▼△▽=?·] \| /gmu)?.length ?? 0;
      if (rest !== "") expect(listed + named).toBe(report.rows.length);
    }
  });
});

describe("the codes of the gate", () => {
  // Another probe whose codes are the same on both sides, while those of transactor shift.
  const other = `insert into probes (run_key, idx, name, entries, exits, scheme, hits)
    select key, 1, 'do_apply', '[]', '[]', 'log-linear-64', 9 from runs;
    insert into cells select runs.key, level, seq, 1, type, code, count, sum_ns, min_ns, max_ns, buckets
      from cells join runs where run_key = 1;
    update runs set stats_version = null`;
  const db = verdictDatabase(betas(3, { mix: { "Payment tecPATH_DRY": 2.5 } }, short), other);
  const asked = { ...ASKED, failOnCodes: true, limits: { p50: 1 } };

  it("are those of transactor, whatever probe is looked at", () => {
    const narrowed = compareSides(db, { ...asked, probe: "do_apply" });
    expect(narrowed.codes.map(({ sign }) => sign)).not.toContain("shifted");
    expect(narrowed.gate).toMatchObject({ outcome: "fails", exitCode: 1, reason: "codes-shifted" });
    expect(narrowed.gate).toEqual(compareSides(db, asked).gate);
  });
});
