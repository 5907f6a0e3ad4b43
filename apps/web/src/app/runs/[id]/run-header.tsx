import type { RunHead, RunLabels } from "@xrpl-probe/report";
import { formatLength } from "@xrpl-probe/report/format";
import Link from "next/link";
import { CopyButton } from "../../../components/copy-button.tsx";
import { RunStatus } from "../../../components/run-status.tsx";
import { SourceBadge } from "../../../components/source-badge.tsx";
import { When } from "../../../components/when.tsx";
import { editingAllowed } from "../../../edit/editing.ts";
import { RunEditing } from "../../../edit/run-editing.tsx";
import { ExportMenuButton } from "./export-menu-button.tsx";

/** Which run this is, when and of what; and what can be done with it. */
export function RunHeader(props: { run: RunHead; noted: RunLabels["noted"]; exports: string }) {
  const { run, noted } = props;
  const [tag, ...otherTags] = run.tags;
  return (
    <header className="pt-5">
      <nav aria-label="Breadcrumb" className="text-13 text-ink-2">
        <Link href="/runs">Runs</Link>
        {tag !== undefined && (
          <>
            {" / "}
            <Link href={`/runs?q=${encodeURIComponent(`tag:${tag}`)}`}>{tag}</Link>
          </>
        )}
        {" / "}
        <span className="whitespace-nowrap">
          <code title={run.id}>{run.shortId}</code> <CopyButton text={run.id} label="Copy the run's id" />
        </span>
      </nav>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="flex flex-wrap items-baseline gap-x-3 font-semibold text-28 tracking-[-0.02em] max-sm:text-20">
            {tag ?? <span className="font-mono">{run.shortId}</span>}
            <small className="font-normal text-16 text-ink-2 tracking-normal max-sm:text-14">{placeOf(run)}</small>
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-ink-2">
            <span>
              <When ms={run.startedMs} />
              {run.endedMs !== null && (
                <>
                  {" to "}
                  <When ms={run.endedMs} parts="clock" />
                </>
              )}
            </span>
            <span>{formatLength(run.lengthMs)}</span>
            {run.commit !== null && (
              <span className="inline-flex items-center gap-1.5">
                commit <code title={run.commit}>{run.commit.slice(0, 9)}</code>
                <CopyButton text={run.commit} label="Copy the commit" />
              </span>
            )}
            {otherTags.map((other) => (
              <code key={other}>{other}</code>
            ))}
            <RunStatus status={run.status} reason={run.stopReason} />
            <SourceBadge source={run.source} />
          </p>
          {run.note !== null && (
            <p className="mt-2 max-w-[80ch] whitespace-pre-line">
              {run.note}
              {noted !== null && (
                <span className="ml-2 text-12 text-ink-3">
                  {noted.author ?? "no name given"}, <When ms={noted.ms} parts="short" />
                </span>
              )}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Link href={comparisonOf(run)} prefetch={false} data-compare className="btn btn-primary">
            {run.versionBefore === null ? "Compare with …" : `Compare with ${run.versionBefore}`}
          </Link>
          {run.status === "recording" && (
            <Link href={`/live/${run.ref}`} prefetch={false} className="btn">
              Watch it live
            </Link>
          )}
          <ExportMenuButton href={props.exports} />
          {editingAllowed() && <RunEditing run={run} />}
        </div>
      </div>
    </header>
  );
}

/** `run 3 of 3 on perf1` */
function placeOf({ ordinal, host }: RunHead): string {
  const place = ordinal === null || ordinal.of === 1 ? "" : `run ${ordinal.index} of ${ordinal.of}`;
  return [place, host === null ? "" : `on ${host}`].filter((part) => part !== "").join(" ");
}

/** The run's version against the one before; without one, this run against a side still to be chosen. */
function comparisonOf({ versionBefore, tags, ref }: RunHead): string {
  if (versionBefore === null) return `/compare?head=${encodeURIComponent(ref)}`;
  return `/compare?base=${encodeURIComponent(versionBefore)}&head=${encodeURIComponent(tags[0] ?? ref)}`;
}
