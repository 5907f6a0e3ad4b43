import { describe, expect, it } from "vitest";
import { forTerminal } from "../format.ts";
import { compareMarkdown } from "./compare-markdown.ts";
import { compareSides } from "./compare-sides.ts";
import { ASKED, betas, verdictDatabase } from "./testing/verdict-database.ts";

const head = { slow: { "Payment tecPATH_DRY": 1.4 }, mix: { "Payment tecPATH_DRY": 2.5 } };
const db = verdictDatabase(betas(3, head));
const markdown = forTerminal(compareMarkdown(compareSides(db, ASKED)));
const [summary = "", details = ""] = markdown.split("<details>");

describe("the summary in Markdown", () => {
  it("says in its first lines what happened, what it rests on, and what the gate says, then the next command", () => {
    expect(summary).toMatchInlineSnapshot(`
      "### ▲ 1.4.0-b5 vs 1.4.0-b4

      Payment \`tecPATH_DRY\` p50 **slower** by **42 %** (35 to 49 %), \`tecPATH_DRY\` **+22.9** points.

      3 runs vs 3, same host, but mix of transactions differs. **Gate: fails (exit 1)**: 4 rows are proven slower, one is enough.

      |  | latency, lower is better |  | base | head | change | 95 % interval | verdict |
      | --- | --- | --- | ---: | ---: | ---: | ---: | --- |
      | ▲ | Payment \`tecPATH_DRY\` | p99 | 9.19 ms | 13.3 ms | +44.9 % | +33.6 to +56.7 | slower |
      | ▲ | Payment \`tecPATH_DRY\` | p50 | 2.45 ms | 3.48 ms | +42.0 % | +35.1 to +49.0 | slower |
      | ▲ | Payment \`tecPATH_DRY\` | mean | 2.89 ms | 4.10 ms | +41.8 % | +34.6 to +49.5 | slower |
      | ▲ | Payment \`tecPATH_DRY\` | p90 | 5.14 ms | 7.15 ms | +39.2 % | +31.1 to +48.0 | slower |

      56 more rows: 1 no change, 26 inconclusive, 29 not judged.

      |  | codes, share of applies | base | head | points | 95 % interval | verdict |
      | --- | --- | ---: | ---: | ---: | ---: | --- |
      | ◆ | Payment \`tecPATH_DRY\` | 28.87 % | 51.72 % | +22.86 | +20.87 to +24.81 | shifted |
      | ◆ | OfferCreate \`tesSUCCESS\` | 45.87 % | 31.83 % | -14.04 | -15.77 to -12.28 | shifted |
      | ◆ | Payment \`tesSUCCESS\` | 9.70 % | 6.76 % | -2.94 | -3.81 to -2.06 | shifted |
      | ◆ | OfferCancel \`tesSUCCESS\` | 6.95 % | 4.32 % | -2.63 | -3.14 to -2.13 | shifted |

      Mix: mean per apply 0.94 → 2.20 ms = +627 µs other mix +627 µs within strata.

      > **50 % of the change in the mean is the mix of transactions, not the server.**

      Environment: mix of transactions differs: 23 % of its spans are of other types or codes on head; same host, kernel, CPU, governor, configuration and probes. Runs: noise assumed 2 % (no earlier runs).

      Next:

      - \`xrpl-probe serve\` then http://127.0.0.1:5006/compare?base=1.4.0-b4&head=1.4.0-b5

      "
    `);
  });

  it("folds everything else away, a row for each row and code", () => {
    const report = compareSides(db, ASKED);
    expect(details.match(/^\| [^-|]* \| /gm)).toHaveLength(report.rows.length + report.codes.length + 2);
    expect(details).toContain("- largest slowdown that may stay unexcluded: p50 5.0 %");
    expect(details.trimEnd().endsWith("</details>")).toBe(true);
  });

  const named = verdictDatabase(
    betas(2, {}, { seconds: 30, appliesPerS: 100 }),
    "update run_tags set tag = 'a|b<c' where tag = '1.4.0-b5'",
  );

  it("escapes what would break a table", () => {
    expect(compareMarkdown(compareSides(named, { ...ASKED, head: "a|b<c" }))).toContain("a\\|b&lt;c vs 1.4.0-b4");
  });
});
