import type { RunHead, RunView } from "@xrpl-probe/report";
import { formatCount, formatLength, formatShare } from "@xrpl-probe/report/format";
import { WarnIcon } from "../../../components/icons.tsx";

/** Above this share of lost events a run is left out of comparisons. */
const TOO_MUCH_LOST = 0.01;

/** What makes this run less than whole, in plain words. Nothing for a run that is. */
export function RunNotices(props: { run: RunHead; resolution: RunView["resolution"]; empty: boolean }) {
  const notices = noticesOf(props.run, props.resolution, props.empty);
  if (notices.length === 0) return null;
  return (
    <ul className="mt-4 grid gap-1 border-line border-y py-3 text-13 text-ink-2">
      {notices.map(({ word, text }) => (
        <li key={word} className="flex gap-2">
          <span className="mt-[3px] text-warn">
            <WarnIcon />
          </span>
          <span>
            <b className="font-semibold text-ink">{word}.</b> {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Notice {
  readonly word: string;
  readonly text: string;
}

function noticesOf(run: RunHead, resolution: RunView["resolution"], empty: boolean): Notice[] {
  const reason = run.stopReason === null ? "" : ` (${run.stopReason})`;
  return [
    run.source === "synthetic" && {
      word: "Synthetic",
      text: "Made by a generator, not measured on a server: it shows what the pages can do and says nothing about any build.",
    },
    run.status === "interrupted" && {
      word: "Interrupted",
      text: `The recording was cut off after ${formatLength(run.lengthMs)}${reason}. Everything up to its last slice is here.`,
    },
    run.status === "failed" && { word: "Failed", text: `The recording ended with an error${reason}.` },
    run.status === "recording" && {
      word: "Still recording",
      text: "These are the slices stored so far. Load the page again for more, or watch it live.",
    },
    run.lost > 0 && {
      word: `${formatCount(run.lost)} events lost`,
      text: `${formatShare(run.lostShare)} of what happened is missing${
        run.lostShare > TOO_MUCH_LOST ? ", so comparisons leave this run out" : ""
      }.`,
    },
    resolution === "log2" && {
      word: "Coarse latencies",
      text: "This probe was imported with buckets as wide as a factor of two: quantiles are intervals, and steps are drawn as wide as they are known.",
    },
    empty && { word: "No spans", text: "None of the probes below was passed while this run was recorded." },
  ].filter((notice) => notice !== false);
}
