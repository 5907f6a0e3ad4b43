import { basisSentence } from "./basis-sentence.ts";
import type { CodeVerdict, GateReport, ReportRow, ReportSide, Verdict } from "./compare-report.ts";
import { findingSentence } from "./finding-sentence.ts";
import type { JudgedSides } from "./judge-sides.ts";
import { plain, type Sentence } from "./text.ts";
import { verdictSign } from "./verdict-sign.ts";

/** The comparison in three sentences that need no statistics: what was found, what it rests on, what the gate says. */
export function verdictReport(
  judged: JudgedSides,
  found: {
    /** All of them, ordered: what a filter hides is told all the same. */
    readonly rows: readonly ReportRow[];
    readonly codes: readonly CodeVerdict[];
    readonly base: ReportSide;
    readonly head: ReportSide;
    readonly gate: GateReport;
  },
): Verdict {
  const subject = `${found.head.label} vs ${found.base.label}`;
  const finding = findingSentence({ ...found, probe: judged.compared.probe, blocks: judged.environment.blocks });
  const basis = basisSentence(judged, found);
  const gate: Sentence = [
    { text: "Gate: " },
    { text: found.gate.outcome, tone: "strong" },
    { text: ` (exit ${found.gate.exitCode}).` },
  ];
  const text = `${subject}: ${[finding, basis, gate].map(plain).join(" ")}`;
  return { sign: verdictSign(found.rows), subject, finding, basis, gate, text };
}
