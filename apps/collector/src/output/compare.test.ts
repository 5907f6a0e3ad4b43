import { describe, expect, it } from "vitest";
import { code, comparison, row } from "../testing/judged.ts";
import { compareLines } from "./compare-lines.ts";
import { fitName } from "./fit-name.ts";
import { junitXml } from "./junit.ts";
import type { Terminal } from "./terminal.ts";

const screen: Terminal = { color: false, ascii: false, columns: 100, live: false };
const ascii: Terminal = { ...screen, ascii: true };

const slow = row({
  typeName: "Payment",
  token: "tecPATH_DRY",
  statistic: "p99",
  sign: "slower",
  word: "regression",
  hi90: 0.2,
  why: "proven: larger than the threshold & the noise",
  text: { base: "9.37 ms", head: "11.2 ms", change: "+19.1\u00a0%", interval: "+15.3 to +23.3" },
});
const fast = row({
  typeName: "OfferCancel",
  token: "tesSUCCESS",
  statistic: "p50",
  sign: "faster",
  family: "gate",
  word: "improvement",
  hi90: -0.08,
  text: { base: "38.4 µs", head: "34.5 µs", change: "\u221210.0\u00a0%", interval: "\u221212.2 to \u22127.9" },
});
const unsure = row({
  typeName: "OfferCreate",
  token: "tecINSUF_RESERVE_OFFER",
  statistic: "p50",
  sign: "inconclusive",
  family: "gate",
  word: "inconclusive",
  hi90: 0.168,
  watch: true,
  bound: "slowdown above 16.8 % excluded",
  text: { base: "55.7 µs", head: "59.6 µs", change: "+7.0\u00a0%", interval: "\u22127.8 to +20.1" },
});
const dry = code({
  token: "tecPATH_DRY",
  sign: "possibly-shifted",
  word: "possibly shifted",
  text: { base: "29.70\u00a0%", head: "32.70\u00a0%", points: "+3.00", interval: "+1.03 to +4.96" },
});
const report = comparison({
  verdict: {
    sign: "slower",
    subject: "1.4.0-b5 vs 1.4.0-b4",
    finding: [
      { text: "Payment " },
      { text: "tecPATH_DRY", tone: "code" },
      { text: " p99 " },
      { text: "slower by 19\u00a0% (15 to 23\u00a0%)", tone: "slower" },
      { text: "; OfferCancel p50 faster by 10\u00a0%, OfferCreate no change, tecPATH_DRY +3.0 points." },
    ],
    basis: [{ text: "3 runs vs 3, same host." }],
    gate: [{ text: "Gate: fails (exit 1)." }],
    text: "Payment tecPATH_DRY p99 slower",
  },
  rows: [slow, fast, unsure],
  tallies: {
    slower: 1,
    faster: 1,
    possible: 0,
    noChange: 36,
    inconclusive: 1,
    notJudged: 14,
    notComparable: 0,
    worstBound: 0.168,
    worstBoundText: "worst: slowdown above 16.8\u00a0% excluded",
  },
  codes: [dry],
  codeTallies: { shifted: 0, possiblyShifted: 1, appeared: 0, gone: 0, noChange: 9, inconclusive: 0 },
  gate: {
    outcome: "fails",
    exitCode: 1,
    reason: "regression",
    why: "one is enough",
    deciding: [slow.name],
    gateRows: 2,
  },
  mix: {
    baseNs: 1,
    headNs: 1,
    mixNs: 1,
    withinNs: 1,
    parts: [],
    line: "mean per apply 0.98 → 1.10\u00a0ms = +82\u00a0µs other mix +38\u00a0µs within strata",
    banner: "68\u00a0% of the change in the mean is the mix of transactions, not the server",
  },
});

describe("a comparison in the terminal", () => {
  it("answers first, then shows what moved, the mix, the environment and what to do next", () => {
    expect(`\n${compareLines(screen, report, false).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      ▲ 1.4.0-b5 vs 1.4.0-b4: Payment tecPATH_DRY p99 slower by 19 % (15 to 23 %);
        OfferCancel p50 faster by 10 %, OfferCreate no change, tecPATH_DRY +3.0 points.
        3 runs vs 3, same host. Gate: fails (exit 1).

        latency, lower is better                    base     head   change  95 % interval
      ▲ Payment tecPATH_DRY               p99    9.37 ms  11.2 ms  +19.1 % +15.3 to +23.3  slower
      ▼ OfferCancel tesSUCCESS            p50    38.4 µs  34.5 µs  -10.0 %  -12.2 to -7.9  faster
        36 rows no change, 1 inconclusive (worst: slowdown above 16.8 % excluded), 14 not judged    --all

        codes, share of applies                     base     head   points  95 % interval
      ◇ Payment tecPATH_DRY                      29.70 %  32.70 %    +3.00 +1.03 to +4.96  poss. shifted
        9 codes no change    --all

        mix   mean per apply 0.98 → 1.10 ms = +82 µs other mix +38 µs within strata
      ! 68 % of the change in the mean is the mix of transactions, not the server
      ! not proven, but worth an eye: OfferCreate tecINSUF_RESERVE_OFFER p50 +7.0 %
        env   same host, kernel and CPU

        base  01a1fe39 01a1fe45 01a1fe51   head  01a1fe3f 01a1fe4b 01a1fe57   noise from 6 earlier runs
        next  xrpl-probe serve    then http://127.0.0.1:5006/compare?base=a&head=b
      "
    `);
  });

  it("shows every row with what it excludes when asked for all", () => {
    expect(compareLines(screen, report, true).slice(5, 10)).toMatchInlineSnapshot(`
      [
        "▲ Payment tecPATH_DRY              p99    9.37 ms  11.2 ms  +19.1 % +15.3 to +23.3  slower",
        "▼ OfferCancel tesSUCCESS           p50    38.4 µs  34.5 µs  -10.0 %  -12.2 to -7.9  faster",
        "? OfferCre… tecINSUF_RESERVE_OFFER p50    55.7 µs  59.6 µs   +7.0 %  -7.8 to +20.1  inconcl. <16.8 %",
        "  inconcl. <x %: inconclusive, but a slowdown of more than x % is excluded",
        "",
      ]
    `);
  });

  it("fits the terminal, wide or narrow, and drops base and head before the change", () => {
    for (const columns of [80, 100]) {
      for (const all of [false, true]) {
        const lines = compareLines({ ...screen, columns }, report, all);
        for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(columns);
      }
    }
    const narrow = compareLines({ ...screen, columns: 80 }, report, false).join("\n");
    expect(narrow).not.toContain("9.37 ms");
    expect(narrow).toContain("+19.1 %");
  });

  it("needs no UTF-8", () => {
    for (const line of compareLines(ascii, report, true)) expect(line).toMatch(/^[\x20-\x7e]*$/);
  });

  it("colours by state: red for slower, green for faster, yellow for what is only possible", () => {
    const [first = "", ...lines] = compareLines({ ...screen, color: true }, report, false);
    expect(first).toContain("\u001b[31m▲\u001b[39m");
    expect(lines.find((line) => line.includes("OfferCancel tes"))).toContain("\u001b[32m▼\u001b[39m");
    expect(lines.find((line) => line.includes("poss. shifted"))).toContain("\u001b[33m◇\u001b[39m");
  });

  it("names what stops a comparison and what was left out", () => {
    const finding = { name: "CPU", probe: null, base: "A", head: "B", sentence: "CPU differs: A on base, B on head" };
    const text = compareLines(
      screen,
      comparison({
        gate: {
          outcome: "not comparable",
          exitCode: 4,
          reason: "no-gate-row-is-comparable",
          why: "no row of the gate can be compared",
          deciding: ["Payment tesSUCCESS p50"],
          gateRows: 1,
        },
        environment: { properties: [], blocks: [finding], warns: [], sentence: finding.sentence },
        leftOutProbes: ["payment", "offer_create"].map((probe) => ({
          probe,
          missingOn: "head",
          reason: "never hit on head: inlined in this build",
        })),
      }),
      false,
    ).join("\n");
    // The environment tells why, once.
    expect(text).not.toContain("! gate:");
    expect(text).toContain("! payment, offer_create left out: never hit on head: inlined in this build");
    expect(text).toContain("env   CPU differs: A on base, B on head");
  });
});

describe("a row's name", () => {
  const payment = { probe: "transactor", type: 0, typeName: "Payment", code: 128, token: "tecPATH_DRY" };

  it("has the probe where it is another one, and only the probe where nothing else is known", () => {
    expect(fitName(screen, payment, 34)).toBe("Payment tecPATH_DRY");
    expect(fitName(screen, { ...payment, probe: "payment" }, 34)).toBe("payment Payment tecPATH_DRY");
    expect(fitName(screen, { ...payment, probe: "payment", type: null, code: null }, 34)).toBe("payment");
    expect(fitName(screen, { ...payment, code: null }, 34)).toBe("Payment");
  });

  it("loses its type before its code", () => {
    expect(fitName(screen, payment, 18)).toBe("Payme… tecPATH_DRY");
    expect(fitName(ascii, payment, 12)).toBe("Payme~ tecP~");
  });
});

describe("a comparison as JUnit", () => {
  it("has one case per gate row and per regression: failed, passed or skipped", () => {
    expect(`\n${junitXml(report)}\n`).toMatchInlineSnapshot(`
      "
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="1.4.0-b5 vs 1.4.0-b4" tests="3" failures="1" errors="0" skipped="1" time="0" timestamp="2026-11-21T14:00:00">
          <properties>
            <property name="verdict" value="Payment tecPATH_DRY p99 slower"/>
            <property name="gate" value="fails"/>
            <property name="exitCode" value="1"/>
            <property name="why" value="one is enough"/>
          </properties>
          <testcase name="Payment tecPATH_DRY p99" classname="xrpl-probe.latency" time="0">
            <failure message="slower: +19.1 % (+15.3 to +23.3 %), 9.37 ms to 11.2 ms">proven: larger than the threshold &amp; the noise</failure>
          </testcase>
          <testcase name="OfferCancel tesSUCCESS p50" classname="xrpl-probe.latency" time="0"/>
          <testcase name="OfferCreate tecINSUF_RESERVE_OFFER p50" classname="xrpl-probe.latency" time="0">
            <skipped message="inconclusive: +7.0 % (−7.8 to +20.1 %), 55.7 µs to 59.6 µs: slowdown above 16.8 % excluded"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("counts codes only where they may fail the gate, and escapes what XML would read", () => {
    const options = { ...report.options, failOnCodes: true };
    const odd = { ...dry, token: '<"&\u0000>', sign: "shifted" as const, word: "shifted" as const };
    const xml = junitXml({ ...report, options, codes: [odd] });
    expect(xml).toContain('name="Payment &lt;&quot;&amp;&gt;" classname="xrpl-probe.codes"');
    expect(xml).toContain('tests="4" failures="2"');
  });
});
