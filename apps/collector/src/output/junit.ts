import type { CompareReport, ReportRow } from "@xrpl-probe/report";

/**
 * The gate as JUnit XML, one test case per row that it asks about and per row that fails it: a regression is a failure,
 * a row that cannot be judged is skipped. CI systems show it without knowing what it is.
 */
export function junitXml(report: CompareReport): string {
  const { verdict, gate, rows } = report;
  const cases = [...rows.filter(isAsked).map((row) => rowCase(row, gate)), ...codeCases(report)];
  const count = (kind: Case["kind"]) => cases.filter((one) => one.kind === kind).length;
  const suite = {
    name: verdict.subject,
    tests: cases.length,
    failures: count("failure"),
    errors: 0,
    skipped: count("skipped"),
    time: 0,
    timestamp: isoOf(report),
  };
  const properties = { verdict: verdict.text, gate: gate.outcome, exitCode: gate.exitCode, why: gate.why };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite${attributes(suite)}>`,
    "    <properties>",
    ...Object.entries(properties).map(([name, value]) => `      <property${attributes({ name, value })}/>`),
    "    </properties>",
    ...cases.flatMap(caseLines),
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly kind: "passed" | "failure" | "skipped";
  readonly message: string;
  readonly text: string;
}

/** Rows of the gate family, and any other that is proven slower: it fails the gate too. */
function isAsked({ family, sign }: ReportRow): boolean {
  return family === "gate" || sign === "slower";
}

function rowCase(row: ReportRow, gate: CompareReport["gate"]): Case {
  const { base, head, change, interval } = row.text;
  const numbers = change === "" ? "" : `${change} (${interval} %), ${base} to ${head}`;
  const message = [row.shown, numbers, row.bound ?? ""].filter((part) => part !== "").join(": ");
  return { name: row.name, classname: "xrpl-probe.latency", kind: kindOf(row, gate), message, text: row.why };
}

/** Passed is what the gate calls so: a slowdown of the limit's size is excluded, by as many runs as it asks for. */
function kindOf({ sign, name, hi90, limit }: ReportRow, gate: CompareReport["gate"]): Case["kind"] {
  if (sign === "slower") return "failure";
  const excluded = hi90 !== null && hi90 < limit;
  return excluded && !gate.deciding.includes(name) ? "passed" : "skipped";
}

/** Codes stand here only where they may fail the gate. */
function codeCases({ options, codes }: CompareReport): Case[] {
  if (!options.failOnCodes) return [];
  return codes.map(({ typeName, token, sign, word, why, text }) => ({
    name: `${typeName} ${token}`,
    classname: "xrpl-probe.codes",
    kind: ["shifted", "new", "gone"].includes(sign) ? "failure" : sign === "no-change" ? "passed" : "skipped",
    message: `${word}: ${text.points} points (${text.interval}), ${text.base} to ${text.head}`,
    text: why ?? word,
  }));
}

function caseLines({ name, classname, kind, message, text }: Case): string[] {
  const opened = `    <testcase${attributes({ name, classname, time: 0 })}`;
  if (kind === "passed") return [`${opened}/>`];
  const inside =
    kind === "failure"
      ? `<failure${attributes({ message })}>${escaped(text)}</failure>`
      : `<skipped${attributes({ message })}/>`;
  return [`${opened}>`, `      ${inside}`, "    </testcase>"];
}

/** When the newest run began: the same runs give the same file. */
function isoOf({ base, head }: CompareReport): string {
  const newest = Math.max(...[...base.runs, ...head.runs].map(({ startedMs }) => startedMs));
  return new Date(newest).toISOString().slice(0, 19);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/** Escapes what XML reads as its own, and drops the control characters that it cannot hold at all. */
function escaped(text: string): string {
  return [...text]
    .filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}

function isXmlCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d;
  return point < 0xd800 || (point > 0xdfff && point !== 0xfffe && point !== 0xffff);
}
