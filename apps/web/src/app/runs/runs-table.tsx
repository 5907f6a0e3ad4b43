"use client";

import type { RunRow } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { parseRunSearch } from "@xrpl-probe/report/run-search";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useRef, useState } from "react";
import { ColumnChoice } from "../../table/column-choice.tsx";
import { COLUMNS, viewParams } from "./params.ts";
import { COLUMN_LABELS } from "./runs-columns.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchHelp } from "./search-help.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useRunsTable } from "./use-runs-table.ts";
import { VirtualRuns } from "./virtual-runs.tsx";

export function RunsTable(props: {
  runs: readonly RunRow[];
  /** By the run's id, of those that have one. */
  notes: Readonly<Record<string, string>>;
  editable: boolean;
}) {
  const { runs, notes, editable } = props;
  const [{ q, ...view }, setView] = useQueryStates(viewParams, { history: "replace" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bar = useRef<HTMLDivElement>(null);
  const search = useMemo(() => parseRunSearch(q), [q]);
  const found = useMemo(() => runs.filter(search.matches), [runs, search]);
  const model = useRunsTable(found, notes, view);
  const shown = model.rows.map(({ original }) => original);
  const chosen = runs.filter(({ id }) => selected.has(id));
  const select = useCallback((id: string) => setSelected((before) => toggled(before, id)), []);

  return (
    <section aria-label="Runs">
      <div ref={bar} className="sticky top-0 z-10 flex flex-wrap items-center gap-3 bg-ground py-4">
        <h1 className="sr-only">Runs</h1>
        <SearchField value={q} onChange={(text) => setView({ q: text === "" ? null : text })} />
        <span className="text-13 text-ink-3" role="status">
          {shown.length === runs.length
            ? `${formatCount(runs.length)} ${runs.length === 1 ? "run" : "runs"}`
            : `${formatCount(shown.length)} of ${formatCount(runs.length)} runs`}
        </span>
        <SearchHelp />
        <div className="text-13 text-ink-2 max-[900px]:hidden">
          <ColumnChoice
            labels={COLUMN_LABELS}
            names={COLUMNS}
            shown={view.columns}
            always="run"
            onChange={(columns) => setView({ columns })}
          />
        </div>
        <SelectionBar
          selected={chosen}
          shown={shown}
          all={runs}
          notes={notes}
          editable={editable}
          onClear={() => setSelected(new Set())}
        />
        {search.errors.map((error) => (
          <p key={error} className="w-full text-13 text-warn">
            {error}
          </p>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="border-line border-t py-10 text-ink-2">
          No run matches <code>{q}</code>.{" "}
          <button type="button" className="underline underline-offset-3" onClick={() => setView({ q: null })}>
            Show all
          </button>
        </p>
      ) : (
        <VirtualRuns model={model} view={view} above={bar} onSort={setView} selected={selected} onSelect={select} />
      )}
    </section>
  );
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
