import type { ReportError } from "@xrpl-probe/report";
import type { SideChoices } from "./side-choices.ts";
import { SidesBar } from "./sides-bar.tsx";

/** Shown while there is no comparison: what is missing or wrong, and which sides there are. */
export function PickSides({ choices, problem }: { choices: SideChoices; problem: ReportError | null }) {
  const { tags, runs } = choices;
  return (
    <>
      <SidesBar choices={choices} base={null} head={null} />
      <section className="border-line border-t pt-5" role={problem === null ? undefined : "alert"}>
        <h1 className="font-medium text-20 tracking-[-0.014em]">
          {problem === null ? "Choose two sides to compare." : `${sentence(problem.message)}.`}
        </h1>
        {problem !== null && <p className="mt-2 text-ink-2">{sentence(problem.hint)}.</p>}
        <p className="mt-4 max-w-[90ch] text-13 text-ink-3">
          {tags.length > 0 ? (
            <>
              Tags in this database:{" "}
              {tags.map(({ tag }, at) => (
                <span key={tag}>
                  {at > 0 && ", "}
                  <code className="text-ink">{tag}</code>
                </span>
              ))}
              .
            </>
          ) : (
            "No run in this database has a tag."
          )}{" "}
          {runs.length === 1
            ? "There is one run: record a second one to compare it with."
            : "A run is named by the beginning of its id, several runs with commas between, a build with commit:"}
          {runs.length === 1 ? "" : "\u2009…"}
        </p>
      </section>
    </>
  );
}

/** A message begins in lower case for use inside of others. */
function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1).replace(/\.$/, "")}`;
}
