import type { ComparedSide, Comparison } from "@xrpl-probe/report";
import { formatShare } from "@xrpl-probe/report/format";
import { Fragment, type ReactNode } from "react";
import { WarnIcon } from "../../components/icons.tsx";
import { comparisonSentence } from "../../findings/comparison-sentence.ts";
import { environmentFindings, inSentence } from "../../findings/environment-findings.ts";
import { mixSentence } from "../../findings/mix-sentence.ts";
import { RichText } from "../../plot/rich-text.tsx";

/** The page's first lines: the differences in a sentence, then what could explain them besides the server. */
export function ComparisonHead({ comparison }: { comparison: Comparison }) {
  const { differs, unknown, same } = environmentFindings(comparison.environment);
  const mix = mixSentence(comparison.types);
  const notes = sideNotes(comparison);
  return (
    <>
      <section className="border-line border-t pt-5 pb-4" aria-label="Differences">
        <h1 className="max-w-[1200px] font-medium text-16 tracking-[-0.014em] md:text-20">
          <RichText text={comparisonSentence(comparison)} />
        </h1>
        <p className="mt-2 text-13 text-ink-3">
          Differences are shown, not judged: whether they exceed the noise between runs is not computed. Head against
          base, lower is better.
        </p>
      </section>
      <section className="grid border-line border-y text-13 text-ink-2 md:grid-cols-2" aria-label="Environment and mix">
        <Note warn={differs.length > 0}>
          <b className="font-semibold text-ink">
            {differs.length === 0 ? "No difference in the environment is known." : "The sides differ in"}
          </b>{" "}
          {differs.map(({ name, base, head }, at) => (
            <Fragment key={name}>
              {inSentence(name)}, <Values values={base} /> and <Values values={head} />
              {at === differs.length - 1 ? ". " : "; "}
            </Fragment>
          ))}
          {unknown && `Known on one side only: ${unknown}. `}
          {same && `Same ${same}.`}
        </Note>
        <Note warn={notes.length > 0}>
          <RichText text={[mix, ...notes].join(" ")} />
        </Note>
      </section>
    </>
  );
}

function Note({ warn, children }: { warn: boolean; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 py-3 [&_code]:whitespace-nowrap not-first:border-line max-md:not-first:border-t md:pr-6 md:not-first:border-l md:not-first:pl-6">
      <span className={warn ? "mt-[3px] text-warn" : "mt-[3px] text-ink-3"}>{warn ? <WarnIcon /> : <InfoIcon />}</span>
      <p>{children}</p>
    </div>
  );
}

function InfoIcon() {
  return (
    <svg
      aria-hidden="true"
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      <path d="M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM8 7.25v3.75M8 4.9v.01" />
    </svg>
  );
}

function Values({ values }: { values: readonly string[] }) {
  return <code className="[overflow-wrap:anywhere] whitespace-normal!">{values.join(", ")}</code>;
}

/** What of the sides is missing from the numbers, or was not measured. */
function sideNotes({ base, head }: Comparison): string[] {
  const sides = [base, head];
  const left = sides.flatMap(({ label, leftOut }) =>
    leftOut.map(
      ({ shortId, lostShare }) =>
        `Run \`${shortId}\` of \`${label}\` is left out: ${formatShare(lostShare)} of its events were lost.`,
    ),
  );
  const synthetic = sides.filter(({ runs }) => runs.some(({ source }) => source === "synthetic"));
  const imported = sides.filter(({ resolution }) => resolution === "log2");
  return [
    ...left,
    ...(synthetic.length === 0 ? [] : [`${named(synthetic)} synthetic: made by a generator, not measured.`]),
    ...(imported.length === 0
      ? []
      : [`${named(imported)} imported: buckets are an octave wide, so quantiles are intervals.`]),
  ];
}

const named = (sides: readonly ComparedSide[]) => (sides.length === 2 ? "Both sides are" : `\`${sides[0]?.label}\` is`);
