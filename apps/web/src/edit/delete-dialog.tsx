"use client";

import { When } from "../components/when.tsx";
import { EditDialog } from "./edit-dialog.tsx";

export interface DeletedRun {
  readonly id: string;
  readonly shortId: string;
  readonly tags: readonly string[];
  readonly startedMs: number;
}

/** More than this are counted, not listed. */
const MOST_LISTED = 8;

/** Asks before runs are deleted. */
export function DeleteDialog(props: {
  runs: readonly DeletedRun[];
  onClose: () => void;
  onDone?: (() => void) | undefined;
}) {
  const { runs, onClose, onDone } = props;
  const counted = runs.length === 1 ? "this run" : `these ${runs.length} runs`;
  return (
    <EditDialog
      title={`Delete ${counted}?`}
      action={runs.length === 1 ? "Delete the run" : `Delete ${runs.length} runs`}
      danger
      signed={false}
      edits={() => [{ kind: "delete", runs: runs.map(({ id }) => id) }]}
      onClose={onClose}
      onDone={onDone}
    >
      <ul className="grid gap-1 text-13">
        {runs.slice(0, MOST_LISTED).map(({ id, shortId, tags, startedMs }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <code>{shortId}</code>
            <span>{tags.join(", ")}</span>
            <span className="text-ink-3">
              <When ms={startedMs} parts="short" />
            </span>
          </li>
        ))}
        {runs.length > MOST_LISTED && <li className="text-ink-3">and {runs.length - MOST_LISTED} more</li>}
      </ul>
      <p className="text-13 text-ink-2">
        Everything recorded in {runs.length === 1 ? "it" : "them"} goes: slices, histograms and transactions. This
        cannot be taken back.
      </p>
    </EditDialog>
  );
}
