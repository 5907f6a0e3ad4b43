import type { ReportError } from "@xrpl-probe/report";
import { CompareQueryProvider } from "./compare-query.tsx";
import type { SideChoices } from "./side-choices.ts";
import { SidesBar } from "./sides-bar.tsx";

interface PickSidesProps {
  readonly choices: SideChoices;
  readonly asked: { readonly base: string | null; readonly head: string | null };
  readonly problem: ReportError | null;
}

/** Shown while there is no comparison: what is missing or wrong, and which sides there are. */
export function PickSides({ choices, asked, problem }: PickSidesProps) {
  const { tags, runs } = choices;
  // the list of tags below is the hint to an unknown side
  const hint = problem === null || problem.code === "unknown-side" ? null : problem.hint;
  return (
    <>
      <CompareQueryProvider>
        <SidesBar choices={choices} base={null} head={null} whole={null} />
      </CompareQueryProvider>
      <section className="border-line border-t pt-5" role={problem === null ? undefined : "alert"}>
        <h1 className="font-medium text-20 tracking-[-0.014em]">
          {problem === null ? invitation(asked) : `This comparison cannot be made: ${problem.message}.`}
        </h1>
        {hint !== null && <p className="mt-2 text-ink-2">What to do: {hint}.</p>}
        <p className="mt-4 max-w-[90ch] text-13 text-ink-3">
          {tags.length === 0 ? "No run in this database has a tag." : "Tags in this database: "}
          {tags.map(({ tag }, at) => (
            <span key={tag}>
              {at > 0 && ", "}
              <code className="text-ink">{tag}</code>
            </span>
          ))}
          {tags.length > 0 && ". "}
          {runs.length === 1
            ? " There is one run: record a second one to compare it with."
            : " A side can also be a run by the beginning of its id, several runs with commas between, or a build as "}
          {runs.length > 1 && (
            <>
              <code>commit:6bccf8c</code>.
            </>
          )}
        </p>
      </section>
    </>
  );
}

function invitation({ base, head }: PickSidesProps["asked"]): string {
  if (base !== null) return `Choose what to compare with ${base}.`;
  return head === null ? "Choose two sides to compare." : `Choose what to compare ${head} against.`;
}
