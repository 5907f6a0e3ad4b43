"use client";

import type { RunHead } from "@xrpl-probe/report";
import { formatElapsed } from "@xrpl-probe/report/format";
import Link from "next/link";
import { RunStatus } from "../../../components/run-status.tsx";
import { When } from "../../../components/when.tsx";
import type { LiveShown } from "../../../live/use-live-run.ts";

const CONNECTION = {
  connecting: "connecting",
  open: "up to date",
  lost: "the dashboard's server does not answer, trying again",
  ended: "ended",
} as const;

/** Which run this is, whether the page follows it, and where to go when it ends. */
export function LiveHeader({ run, live }: { run: RunHead; live: LiveShown }) {
  const { figures, connection, paused, behind } = live;
  const ended = connection === "ended";
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pt-5">
      <div>
        <h1 className="flex flex-wrap items-baseline gap-x-3 font-semibold text-28 tracking-[-0.02em] max-sm:text-20">
          {run.tags[0] ?? <span className="font-mono">{run.shortId}</span>}
          <small className="font-normal text-16 text-ink-2 tracking-normal max-sm:text-14">
            {ended ? "was recorded" : "live"}, the last 5 minutes{run.host === null ? "" : ` on ${run.host}`}
          </small>
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-ink-2">
          <code title={run.id}>{run.shortId}</code>
          <span>
            since <When ms={run.startedMs} parts="clock" />
          </span>
          <span>{formatElapsed(figures.lengthMs)} recorded</span>
          <RunStatus status={figures.status} reason={figures.stopReason} />
          <span role="status" className={connection === "lost" ? "text-warn" : "text-ink-3"}>
            {ended ? endedWords(figures.stopReason) : CONNECTION[connection]}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {!ended && (
          <button type="button" className="btn" aria-pressed={paused} onClick={paused ? live.resume : live.pause}>
            {paused ? `Resume${behind === 0 ? "" : `, ${behind} slices behind`}` : "Pause"}
          </button>
        )}
        <Link href={`/runs/${run.ref}`} prefetch={false} className={ended ? "btn btn-primary" : "btn"}>
          {ended ? "The whole run" : "The run so far"}
        </Link>
      </div>
    </header>
  );
}

function endedWords(stopReason: string | null): string {
  return stopReason === null ? "nobody records it any more" : `the recording ended: ${stopReason}`;
}
