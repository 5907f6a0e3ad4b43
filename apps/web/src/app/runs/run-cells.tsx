import type { RunRow } from "@xrpl-probe/report";
import Link from "next/link";
import { CopyButton } from "../../components/copy-button.tsx";
import { NoteIcon } from "../../components/icons.tsx";
import { RunStatus } from "../../components/run-status.tsx";
import { SourceBadge } from "../../components/source-badge.tsx";
import { Tag } from "../../components/tag.tsx";

const NONE = <span className="text-ink-3">-</span>;

/** What names the run, and leads to it. */
export function RunCell({ run, note }: { run: RunRow; note: string | null }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Link href={`/runs/${run.ref}`} prefetch={false} className="inline-flex items-baseline gap-2">
        {run.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        <code className="font-normal text-ink-3">{run.shortId}</code>
      </Link>
      <SourceBadge source={run.source} />
      {note !== null && (
        <span className="text-ink-3" title={note}>
          <NoteIcon />
          <span className="sr-only">Note: {note}</span>
        </span>
      )}
    </span>
  );
}

export function CommitCell({ commit }: Pick<RunRow, "commit">) {
  if (commit === null) return NONE;
  return (
    <span className="inline-flex items-center gap-1.5">
      <code title={commit}>{commit.slice(0, 9)}</code>
      <CopyButton text={commit} label={`Copy commit ${commit.slice(0, 9)}`} />
    </span>
  );
}

export function HostCell({ host }: Pick<RunRow, "host">) {
  return host ?? NONE;
}

export function StatusCell({ run }: { run: RunRow }) {
  const status = <RunStatus status={run.status} reason={run.stopReason} />;
  if (run.status !== "recording") return status;
  return (
    <Link href={`/live/${run.ref}`} prefetch={false} title="Watch it live">
      {status}
    </Link>
  );
}
