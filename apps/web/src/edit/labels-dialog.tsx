"use client";

import type { Edit } from "@xrpl-probe/report";
import { useState } from "react";
import { CloseIcon } from "../components/icons.tsx";
import { EditDialog } from "./edit-dialog.tsx";

export interface LabelledRun {
  readonly id: string;
  readonly shortId: string;
  readonly tags: readonly string[];
  readonly note: string | null;
}

interface TagField {
  readonly key: number;
  /** As stored; null for one that is added. */
  readonly from: string | null;
  readonly to: string;
}

/** Tags of one run or several, and the note of a single one. A tag is renamed on those of the runs that carry it. */
export function LabelsDialog({ runs, onClose }: { runs: readonly LabelledRun[]; onClose: () => void }) {
  const [only] = runs.length === 1 ? runs : [];
  const carried = [...new Set(runs.flatMap(({ tags }) => tags))].sort();
  const [fields, setFields] = useState<readonly TagField[]>(() => [
    ...carried.map((tag, key) => ({ key, from: tag, to: tag })),
    ...(carried.length === 0 ? [{ key: 0, from: null, to: "" }] : []),
  ]);
  const [note, setNote] = useState(only?.note ?? "");
  const edits = (author: string): Edit[] => [
    ...tagEdits(runs, carried, fields, author),
    ...(only !== undefined && note.trim() !== (only.note ?? "")
      ? [{ kind: "note" as const, run: only.id, text: note, author }]
      : []),
  ];
  const counted = `${runs.length} runs`;
  return (
    <EditDialog
      title={only === undefined ? `Tags of ${counted}` : `Tags and note of run ${only.shortId}`}
      action="Save"
      signed
      edits={edits}
      onClose={onClose}
    >
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-12 text-ink-2">
          {only === undefined ? "Tags on any of them; a new name goes to those that carry the tag" : "Tags"}
        </legend>
        {fields.map(({ key, from, to }) => (
          <div key={`${from === null}${key}`} className="flex items-center gap-2">
            <input
              className="field font-mono"
              aria-label={from === null ? "New tag" : `Tag ${from}`}
              value={to}
              maxLength={100}
              spellCheck={false}
              onChange={(event) => setFields(fields.map((field) => changed(field, { key, from }, event.target.value)))}
            />
            <button
              type="button"
              className="btn btn-bare"
              aria-label={from === null ? "Remove the new tag" : `Remove tag ${from}`}
              onClick={() => setFields(fields.filter((field) => !(field.key === key && field.from === from)))}
            >
              <CloseIcon />
            </button>
          </div>
        ))}
        <button
          type="button"
          className="btn justify-self-start"
          onClick={() => setFields([...fields, { key: fields.length + carried.length, from: null, to: "" }])}
        >
          Add a tag
        </button>
      </fieldset>
      {only !== undefined && (
        <label className="grid gap-1 text-12 text-ink-2">
          Note
          <textarea
            className="field"
            rows={4}
            maxLength={4000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      )}
    </EditDialog>
  );
}

function changed(field: TagField, of: Pick<TagField, "key" | "from">, to: string): TagField {
  return field.key === of.key && field.from === of.from ? { ...field, to } : field;
}

/** What differs between the tags as they are and as the fields say; an emptied field takes its tag away. */
function tagEdits(
  runs: readonly LabelledRun[],
  carried: readonly string[],
  fields: readonly TagField[],
  author: string,
): Edit[] {
  const kept = fields.filter(({ to }) => to.trim() !== "");
  const add = kept.filter(({ from }) => from === null).map(({ to }) => to.trim());
  const rename = kept.flatMap(({ from, to }) => (from === null || from === to.trim() ? [] : [{ from, to: to.trim() }]));
  const remove = carried.filter((tag) => !kept.some(({ from }) => from === tag));
  if (add.length + rename.length + remove.length === 0) return [];
  return [{ kind: "tags", runs: runs.map(({ id }) => id), add, remove, rename, author }];
}
