import type { RunHead, RunView } from "@xrpl-probe/report";
import { formatCount, formatLength, formatShare } from "@xrpl-probe/report/format";
import { InfoIcon, WarnIcon } from "../../../components/icons.tsx";

/** Above this share of lost events a run is left out of comparisons. */
const TOO_MUCH_LOST = 0.01;

/** What makes this run less than whole, in plain words. Nothing for a run that is. */
export function RunNotices(props: NoticedRun) {
  const notices = noticesOf(props);
  if (notices.length === 0) return null;
  return (
    <ul className="mt-4 grid gap-1 border-line border-y py-3 text-13 text-ink-2">
      {notices.map(({ word, text, calm }) => (
        <li key={word} className="flex gap-2">
          <span className={`mt-[3px] ${calm ? "text-ink-3" : "text-warn"}`}>{calm ? <InfoIcon /> : <WarnIcon />}</span>
          <span>
            <b className="font-semibold text-ink">{word}.</b> {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface NoticedRun {
  readonly run: RunHead;
  readonly resolution: RunView["resolution"];
  /** No probe was passed. */
  readonly empty: boolean;
  /** Of which applies a row was kept, as asked for when recording: `all`, `none`, `sample=1/10`. */
  readonly kept: string;
}

interface Notice {
  readonly word: string;
  readonly text: string;
  /** To know, and nothing wrong. */
  readonly calm?: boolean;
}

function noticesOf({ run, resolution, empty, kept }: NoticedRun): Notice[] {
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
      }. The collector got too little CPU to read them: record again with fewer probes, or where a core is free.`,
    },
    resolution === "log2" && {
      word: "Coarse latencies",
      text: "This probe was imported with buckets as wide as a factor of two: quantiles are intervals, and steps are drawn as wide as they are known. A run recorded now knows them to 1.6\u00a0%.",
      calm: true,
    },
    kept === "none" && {
      word: "No rows of applies",
      text: "It was recorded with --transactions none: every apply is in the histograms here, single transactions cannot be listed.",
      calm: true,
    },
    kept !== "none" &&
      kept !== "all" && {
        word: "Rows of some applies",
        text: `It was recorded with --transactions ${kept}: every apply is in the histograms here, the page Transactions lists those alone.`,
        calm: true,
      },
    empty && {
      word: "No spans",
      text: "None of the probes below was passed while this run was recorded. Is the server synced, and has it traffic?",
    },
  ].filter((notice) => notice !== false);
}
