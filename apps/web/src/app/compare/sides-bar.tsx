"use client";

import type { ReportSide } from "@xrpl-probe/report";
import Link from "next/link";
import { useMemo } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";
import { SourceBadge } from "../../components/source-badge.tsx";
import { When } from "../../components/when.tsx";
import { useCompareQuery } from "./compare-query.tsx";
import { CopyMarkdown } from "./copy-markdown.tsx";
import { ExportComparison } from "./export-comparison.tsx";
import type { ExportMenuProps } from "./export-menu.tsx";
import type { SideChoices } from "./side-choices.ts";
import { SidePicker } from "./side-picker.tsx";

/** The two sides, what they are made of, and how to change or swap them. */
export function SidesBar(props: {
  choices: SideChoices;
  base: ReportSide | null;
  head: ReportSide | null;
  /** Null while there is no comparison. */
  whole: ExportMenuProps | null;
}) {
  const { query, change, pending } = useCompareQuery();
  const ranged = query.from !== null || query.to !== null;
  const keys = useMemo(
    () => ({
      s: () => change({ base: query.head, head: query.base }),
      ...(ranged && { Escape: () => change({ from: null, to: null }) }),
    }),
    [query.base, query.head, ranged, change],
  );
  useShortcuts(keys);
  // a stratum that the other side may not have is not carried over to it
  const choose = (side: "base" | "head") => (value: string) => change({ [side]: value });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-4" aria-busy={pending}>
      <SidePicker side="base" value={query.base} choices={props.choices} onChange={choose("base")} />
      {props.base && <SideFacts side={props.base} />}
      <button
        type="button"
        className="btn btn-bare"
        aria-label="Swap sides"
        aria-keyshortcuts="s"
        title="Swap sides (s)"
        onClick={keys.s}
      >
        <SwapIcon />
      </button>
      <SidePicker side="head" value={query.head} choices={props.choices} onChange={choose("head")} />
      {props.head && <SideFacts side={props.head} />}
      {props.whole !== null && (
        <span className="inline-flex flex-wrap gap-2 md:ml-auto">
          <CopyMarkdown markdown={props.whole.markdown} />
          <ExportComparison {...props.whole} />
        </span>
      )}
    </div>
  );
}

/** `3 runs 6bccf8c, 6 Nov 2026` */
function SideFacts({ side }: { side: ReportSide }) {
  const [first] = side.runs;
  const sources = [...new Set(side.runs.map(({ source }) => source))];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-13 text-ink-3">
      {first && side.runs.length === 1 ? (
        <Link href={`/runs/${first.ref}`}>
          1 run <code>{first.shortId}</code>
        </Link>
      ) : (
        <span>{side.runs.length} runs</span>
      )}
      {side.commits.map((commit) => (
        <span key={commit} className="inline-flex items-center gap-1">
          <code title={commit}>{commit.slice(0, 9)}</code>
          <CopyButton text={commit} label="Copy the commit" />
        </span>
      ))}
      {first && <When ms={first.startedMs} parts="short" />}
      {sources.map((source) => (
        <SourceBadge key={source} source={source} />
      ))}
    </span>
  );
}

function SwapIcon() {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M1.5 5.5h12m-3-3 3 3-3 3M14.5 10.5h-12m3 3-3-3 3-3" />
    </svg>
  );
}
