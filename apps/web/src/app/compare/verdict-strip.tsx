import type { CompareReport, Sign } from "@xrpl-probe/report";
import { CheckIcon, CloseIcon } from "../../components/icons.tsx";
import { SentenceText } from "../../verdict/sentence-text.tsx";
import { SignIcon } from "../../verdict/sign-icon.tsx";

/** The page's first lines: the finding in a sentence, what it rests on, how many rows say what, and the gate. */
export function VerdictStrip({ report }: { report: CompareReport }) {
  const { verdict, gate } = report;
  // the proven parts of the sentence carry their own signs
  const signed = verdict.finding.some(({ tone }) => tone === "slower" || tone === "faster");
  const noise = report.head.runs.length < 2 && report.base.runs.length < 2;
  return (
    <section className="border-line border-t pt-5 pb-4" aria-label="Verdict">
      <h1
        className="line-clamp-5 max-w-[1200px] font-medium text-16 tracking-[-0.014em] md:line-clamp-3 md:text-20"
        data-sign={verdict.sign}
        title={verdict.text}
      >
        {signed ? null : <SignIcon sign={verdict.sign} size={15} />}{" "}
        <SentenceText sentence={verdict.finding} iconSize={13} title />
      </h1>
      <p className={`mt-2 text-13 ${noise ? "text-ink" : "text-ink-2"}`}>
        <SentenceText sentence={verdict.basis} />
      </p>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-13 text-ink-2">
        {talliesOf(report).map(({ sign, count, name }) => (
          <li key={name} className="inline-flex items-center gap-1.5 md:whitespace-nowrap">
            <SignIcon sign={sign} />
            <b className="font-semibold">{count}</b> {name}
          </li>
        ))}
        <li className="inline-flex items-center gap-1.5 text-ink max-md:w-full md:border-line-2 md:border-l md:pl-5">
          <span className={GATE_TONES[gate.outcome]}>
            {gate.outcome === "passes" ? <CheckIcon /> : gate.outcome === "fails" ? <CloseIcon /> : null}
            {gate.outcome === "cannot tell" || gate.outcome === "not comparable" ? (
              <SignIcon sign={gate.outcome === "cannot tell" ? "inconclusive" : "not-comparable"} />
            ) : null}
          </span>
          <span className="line-clamp-2">
            Gate <b className="font-semibold">{gate.outcome}</b>, exit code {gate.exitCode}: {gate.why}
          </span>
        </li>
      </ul>
    </section>
  );
}

const GATE_TONES: Readonly<Record<CompareReport["gate"]["outcome"], string>> = {
  passes: "text-faster",
  fails: "text-slower",
  "cannot tell": "text-ink",
  "not comparable": "text-ink",
};

interface Tally {
  readonly sign: Sign;
  readonly count: number;
  readonly name: string;
}

function talliesOf({ tallies, verdict }: CompareReport): Tally[] {
  const possibly = verdict.sign === "possibly-faster" ? "possibly-faster" : "possibly-slower";
  const all: Tally[] = [
    { sign: "slower", count: tallies.slower, name: "slower" },
    { sign: "faster", count: tallies.faster, name: "faster" },
    { sign: possibly, count: tallies.possible, name: "possibly slower or faster" },
    { sign: "inconclusive", count: tallies.inconclusive, name: inconclusive(tallies.worstBoundText) },
    { sign: "no-change", count: tallies.noChange, name: "no change" },
    { sign: "not-judged", count: tallies.notJudged, name: "not judged" },
    { sign: "not-comparable", count: tallies.notComparable, name: "not comparable" },
  ];
  return all.filter(({ count }) => count > 0);
}

const inconclusive = (bound: string | null) => (bound === null ? "inconclusive" : `inconclusive (${bound})`);
