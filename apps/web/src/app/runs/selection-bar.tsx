"use client";

import type { RunRow } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { ChevronIcon } from "../../components/icons.tsx";
import { useLazyMenu } from "../../components/use-lazy-menu.ts";
import { comparisonOf, pooledSide } from "./selection.ts";

const LabelsDialog = lazy(async () => ({ default: (await import("../../edit/labels-dialog.tsx")).LabelsDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import("../../edit/delete-dialog.tsx")).DeleteDialog }));
const loadExport = async () => (await import("./export-runs-menu.tsx")).ExportRunsMenu;

/** What can be done with the selected runs. Without any: how to get there, and the export of what is shown. */
export function SelectionBar(props: {
  selected: readonly RunRow[];
  shown: readonly RunRow[];
  all: readonly RunRow[];
  notes: Readonly<Record<string, string>>;
  editable: boolean;
  onClear: () => void;
}) {
  const { selected, shown, all, notes, editable, onClear } = props;
  const [open, setOpen] = useState<"labels" | "delete" | null>(null);
  const { Menu: ExportMenu, trigger } = useLazyMenu(loadExport);
  const comparison = comparisonOf(selected, all);
  const exported = selected.length > 0 ? selected : shown;
  const counted = formatCount(selected.length);
  const close = () => setOpen(null);
  return (
    <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
      {selected.length > 0 && (
        <button type="button" className="btn btn-bare" onClick={onClear}>
          Clear {counted}
        </button>
      )}
      {editable && selected.length > 0 && (
        <>
          <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen("labels")}>
            {selected.length === 1 ? "Tags and note" : "Tags"}
          </button>
          <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen("delete")}>
            Delete
          </button>
        </>
      )}
      {ExportMenu !== null ? (
        <ExportMenu runs={exported} selected={selected.length > 0} />
      ) : (
        <button type="button" className="btn" {...trigger}>
          Export <ChevronIcon />
        </button>
      )}
      {selected.length > 1 && (
        <Link
          href={`/compare?head=${pooledSide(selected, all)}`}
          prefetch={false}
          className="btn"
          title="Take these runs together as one side, and choose what to hold them against"
        >
          Pool {counted} runs
        </Link>
      )}
      {comparison === null ? (
        <button type="button" className="btn" disabled title="Select two or more runs">
          Compare
        </button>
      ) : (
        <Link href={comparison} prefetch={false} data-compare className="btn btn-primary">
          Compare {counted} runs
        </Link>
      )}
      <Suspense fallback={null}>
        {open === "labels" && (
          <LabelsDialog runs={selected.map((run) => ({ ...run, note: notes[run.id] ?? null }))} onClose={close} />
        )}
        {open === "delete" && <DeleteDialog runs={selected} onClose={close} />}
      </Suspense>
    </div>
  );
}
