import type { RunRow } from "@xrpl-probe/report";
import { type DurationUnit, formatCount, formatElapsed, formatLatencyIn, formatRate } from "@xrpl-probe/report/format";
import Link from "next/link";
import { CodeBar } from "../../components/code-bar.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Coverage } from "../../components/coverage.tsx";
import { NoteIcon } from "../../components/icons.tsx";
import { RunStatus } from "../../components/run-status.tsx";
import { SourceBadge } from "../../components/source-badge.tsx";
import { Tag } from "../../components/tag.tsx";
import { When } from "../../components/when.tsx";

export function RunRowCells(props: {
  run: RunRow;
  units: { readonly p50: DurationUnit; readonly p99: DurationUnit };
  note: string | null;
  selected: boolean;
  onSelect: () => void;
}) {
  const { run, units } = props;
  const name = run.tags.length > 0 ? run.tags.join(", ") : run.shortId;
  return (
    <>
      <td className="c-select">
        <input
          type="checkbox"
          className="block size-3.5 accent-(--ink)"
          aria-label={`Select run ${run.shortId} of ${name}`}
          checked={props.selected}
          onChange={props.onSelect}
        />
      </td>
      <th scope="row" className="c-run">
        <span className="inline-flex items-center gap-2">
          <Link href={`/runs/${run.ref}`} prefetch={false} className="inline-flex items-baseline gap-2">
            {run.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
            <code className="font-normal text-ink-3">{run.shortId}</code>
          </Link>
          <SourceBadge source={run.source} />
          {props.note !== null && (
            <span className="text-ink-3" title={props.note}>
              <NoteIcon />
              <span className="sr-only">Note: {props.note}</span>
            </span>
          )}
        </span>
      </th>
      <td className="c-commit">
        {run.commit === null ? (
          <span className="text-ink-3">-</span>
        ) : (
          <span className="inline-flex items-center gap-1.5">
            <code title={run.commit}>{run.commit.slice(0, 9)}</code>
            <CopyButton text={run.commit} label={`Copy commit ${run.commit.slice(0, 9)}`} />
          </span>
        )}
      </td>
      <td className="c-host">{run.host ?? <span className="text-ink-3">-</span>}</td>
      <td className="c-start text-ink-2">
        <When ms={run.startedMs} parts="short" />
      </td>
      <td className="c-length num">{formatElapsed(run.lengthMs)}</td>
      <td className="c-applies num" data-unit="applies">
        {formatCount(run.applies)}
      </td>
      <td className="c-rate num">{run.perS === null ? "-" : formatRate(run.perS)}</td>
      <td className="c-p50 num" data-name="p50" data-unit={units.p50}>
        {formatLatencyIn(units.p50, run.p50)}
      </td>
      <td className="c-p99 num" data-name="p99" data-unit={units.p99}>
        {formatLatencyIn(units.p99, run.p99)}
      </td>
      <td className="c-codes">
        <CodeBar codes={run.codes} />
      </td>
      <td className="c-coverage" data-name="recorded">
        <Coverage lost={run.lost} lostShare={run.lostShare} unpaired={run.unpaired} />
      </td>
      <td className="c-status">
        {run.status === "recording" ? (
          <Link href={`/live/${run.ref}`} prefetch={false} title="Watch it live">
            <RunStatus status={run.status} reason={run.stopReason} />
          </Link>
        ) : (
          <RunStatus status={run.status} reason={run.stopReason} />
        )}
      </td>
    </>
  );
}
