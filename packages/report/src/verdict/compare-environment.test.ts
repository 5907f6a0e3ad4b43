import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import { compareSides } from "./compare-sides.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

const short = { seconds: 40, appliesPerS: 200 };
const slow = { slow: { Payment: 1.5 } };
const onHead = (assignments: string) => `update runs set ${assignments} where version = '1.4.0-b5'`;

describe("a run that lost events", () => {
  const lost = verdictDatabase(
    betas(3, {}, short),
    "update slices set lost = 500 where level = -1 and run_key = 4; update slices set lost = 20 where level = -1 and run_key = 1",
  );
  const report = compareSides(lost, ASKED);

  it("is left out above 1 %, and named with what it lost", () => {
    expect(report.head.runs).toHaveLength(2);
    expect(report.head.leftOut).toHaveLength(1);
    const [left] = report.head.leftOut;
    expect(left?.reason).toMatch(/^lost \d+\.\d\u00a0% of its events$/);
    expect(report.verdict.text).toContain(`${left?.shortId} is left out: ${left?.reason}`);
    expect(report.verdict.text).toContain("2 runs vs 3");
    expect(report.rows.every(({ perRun }) => perRun.head.length === 2)).toBe(true);
  });

  it("only warns above 0.1 %", () => {
    expect(report.base.leftOut).toEqual([]);
    expect(report.environment.warns.find(({ name }) => name === "lost events")?.base).toMatch(/0\.\d+/);
  });

  it("makes the gate ask for the run that is missing", () => {
    expect(report.gate).toMatchObject({ outcome: "cannot tell", exitCode: 3, reason: "too-few-runs" });
    expect(report.verdict.text).toContain("Record 1 more of 1.4.0-b5 for the gate.");
    expect(report.next[0]).toMatchObject({ when: "with 1.4.0-b5 running:", after: "once" });
  });
});

describe("another machine", () => {
  const moved = verdictDatabase(betas(2, slow, short), onHead("cpu_model = 'Other CPU', host = 'perf2'"));
  const report = compareSides(moved, ASKED);

  it("is not comparable, whatever the numbers say, and exits 4", () => {
    expect(new Set(report.rows.map(({ sign }) => sign))).toEqual(new Set(["not-comparable"]));
    expect(report.gate).toMatchObject({ outcome: "not comparable", exitCode: 4 });
    expect(report.verdict.sign).toBe("not-comparable");
    expect(forTerminal(report.verdict.text)).toContain(
      "not comparable: CPU differs: AMD EPYC 7443P 24-Core Processor on base, Other CPU on head",
    );
    expect(report.rows.every(({ change, why }) => change === null && why.includes("CPU differs"))).toBe(true);
  });

  it("has no mix: means of two machines do not add up to anything", () => {
    expect(report).toMatchObject({ mix: null, mixByType: [] });
  });

  it("is to be recorded on the machine of the other side", () => {
    expect(report.next[0]?.when).toBe("with 1.4.0-b5 running on perf1:");
  });

  it("outweighs codes that would fail", () => {
    expect(compareSides(moved, { ...ASKED, failOnCodes: true }).gate.exitCode).toBe(4);
  });
});

describe("another sampling", () => {
  const blocksOf = (sampling: number) => {
    const db = verdictDatabase(betas(1, {}, { seconds: 30, appliesPerS: 100 }), onHead(`sampling = ${sampling}`));
    return forTerminal(compareSides(db, ASKED).environment.sentence);
  };

  it("is not comparable, however little it differs", () => {
    expect(blocksOf(0.999)).toContain("sampling differs: 100 % on base, 99.9 % on head");
    expect(blocksOf(1)).not.toContain("sampling");
  });
});

describe("another kernel and configuration", () => {
  const updated = verdictDatabase(
    betas(2, slow, short),
    onHead(`kernel = '6.9.1', config_hashes = '{"server":"a41c09e2","node_db":"00000000","features":"02c1aa94"}'`),
  );
  const report = compareSides(updated, { ...ASKED, minRuns: 2 });

  it("warns with both values and judges all the same", () => {
    expect(report.environment.blocks).toEqual([]);
    expect(report.environment.warns.map(({ sentence }) => sentence)).toEqual([
      "kernel differs: 6.8.0-51-generic on base, 6.9.1 on head",
      "configuration [node_db] differs: 77d0b3fe on base, 00000000 on head",
    ]);
    expect(report.tallies.slower).toBeGreaterThan(0);
    expect(report.verdict.text).toContain("same host, but kernel and configuration [node_db] differ.");
    expect(report.environment.sentence).toMatch(/same host, CPU, governor and probes$/);
  });
});

describe("earlier runs", () => {
  const earlier = Array.from({ length: 6 }, (_, i) => ({ tag: "1.4.0-b3", seed: 90 + i, ...short }));
  const later = { tag: "1.4.0-b5", seed: 99, ...short };
  const db = verdictDatabase([...earlier, ...betas(1, slow, short), later]);
  const [first, second] = compareSides(db, ASKED).head.runs;
  const firstEndedMs = (first?.startedMs ?? 0) + (first?.lengthMs ?? 0);

  it("say how much runs differ, so that single runs can be judged", () => {
    const report = compareSides(db, { ...ASKED, asOfMs: firstEndedMs });
    expect(report.history.runs).toHaveLength(6);
    expect(report.history.sentence).toBe("noise from 6 earlier runs");
    expect(report.history.runs.every(({ tags }) => tags.includes("1.4.0-b3"))).toBe(true);
    expect(report.rows[0]?.perRun.earlier).toHaveLength(6);
    expect(report.tallies.slower).toBeGreaterThan(0);
    expect(report.tallies.possible).toBe(0);
  });

  it("and sides stay what they were at a moment that is named", () => {
    const frozen = compareSides(db, { ...ASKED, asOfMs: firstEndedMs });
    expect(frozen.head.runs.map(({ id }) => id)).toEqual([first?.id]);
    expect(compareSides(db, ASKED).head.runs.map(({ id }) => id)).toEqual([first?.id, second?.id]);
    expect(frozen.options.asOfMs).toBe(firstEndedMs);
  });
});

describe("a probe that was never hit on one side", () => {
  const added = `insert into probes (run_key, idx, name, entries, exits, scheme, hits)
    select key, 1, 'do_apply', '[]', '[]', 'log-linear-64', 0 from runs where version = '1.4.0-b5';
    insert into probes (run_key, idx, name, entries, exits, scheme, hits)
    select key, 1, 'do_apply', '[]', '[]', 'log-linear-64', 9 from runs where version = '1.4.0-b4';
    insert into cells select run_key, level, seq, 1, type, code, count, sum_ns, min_ns, max_ns, buckets from cells
      where run_key in (select key from runs where version = '1.4.0-b4');
    update runs set stats_version = null`;
  const report = compareSides(verdictDatabase(betas(2, {}, short), added), ASKED);

  it("is left out with the likely reason, and the runs stay", () => {
    expect(report.leftOutProbes).toEqual([
      { probe: "do_apply", missingOn: "head", reason: "never hit on head: inlined in this build" },
    ]);
    expect(report.probes).toEqual(["transactor"]);
    expect(report.head.runs).toHaveLength(2);
  });
});

describe("a side with many more probes", () => {
  const crowded = verdictDatabase(
    betas(2, {}, short),
    `create temp table extra as select probes.* from probes join runs on runs.key = probes.run_key
       where version = '1.4.0-b5' and name = 'transactor';
     with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 9)
     insert into probes (run_key, idx, name, entries, exits, exit_method, scheme)
       select run_key, 50 + n, 'inner' || n, entries, exits, exit_method, scheme from extra, numbers;`,
  );
  const { environment, rows } = compareSides(crowded, ASKED);
  const nested = environment.blocks.find(({ probe }) => probe === "transactor");

  it("is said with three of their names and the number of the others; all names are there to read", () => {
    expect(nested?.sentence).toMatch(/on base, \w+, \w+, \w+ and \d+ more on head$/);
    for (let n = 1; n <= 9; n++) expect(nested?.head).toContain(`inner${n}`);
    expect(rows.find(({ probe }) => probe === "transactor")?.why).toBe(nested?.sentence);
  });
});

describe("a head on quite another machine", () => {
  const everything =
    "cpu_model = 'A', cpu_count = 2, arch = 'B', kernel = 'C', governor = 'D', memory_bytes = 1, virtualization = 'E', sampling = 0.5";
  const { environment } = compareSides(verdictDatabase(betas(2, {}, short), onHead(everything)), ASKED);

  it("is said in four of its differences and the number of the others", () => {
    const all = [...environment.blocks, ...environment.warns];
    expect(all.length).toBeGreaterThan(5);
    for (const { sentence } of all.slice(0, 4)) expect(environment.sentence).toContain(sentence);
    expect(environment.sentence).toContain(`; ${all.length - 4} more differences`);
    expect(environment.sentence).not.toContain(all.at(-1)?.sentence);
  });
});
