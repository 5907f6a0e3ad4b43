import type { TrendReport } from "@xrpl-probe/report";
import { SentenceText } from "../../verdict/sentence-text.tsx";

/** What does not count, what differs, and what to do next. */
export function TrendNotes({ report }: { report: Pick<TrendReport, "leftOut" | "warns" | "next"> }) {
  const { leftOut, warns, next } = report;
  return (
    <div className="mt-2 grid max-w-[120ch] gap-1 text-13 text-ink-3">
      {leftOut.map(({ id, shortId, tags, reason }) => (
        <p key={id}>
          Left out: run <code>{shortId}</code> of {tags.join(", ")}, {reason}.
        </p>
      ))}
      {warns.map(({ name, sentence }) => (
        <p key={name} className="first-letter:uppercase">
          {sentence}.
        </p>
      ))}
      {next.slice(0, 1).map(({ when, command, after }) => (
        <p key={command}>
          Next: {when} <SentenceText sentence={[{ text: command, tone: "command" }]} /> {after}
        </p>
      ))}
    </div>
  );
}
