"use client";

import type { RunRow } from "@xrpl-probe/report";
import { formatCount, unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { parseRunSearch } from "@xrpl-probe/report/run-search";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { SORT_KEYS, type SortKey, sortRuns } from "./columns.ts";
import { RunRowCells } from "./run-row-cells.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchHelp } from "./search-help.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { SortableHeader } from "./sortable-header.tsx";
import { useRunKeys } from "./use-run-keys.ts";

const VIEW = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORT_KEYS).withDefault("started"),
  order: parseAsStringLiteral(["down", "up"]).withDefault("down"),
};

export function RunsTable(props: {
  runs: readonly RunRow[];
  /** By the run's id, of those that have one. */
  notes: Readonly<Record<string, string>>;
  editable: boolean;
}) {
  const { runs, notes, editable } = props;
  const [{ q, sort, order }, setView] = useQueryStates(VIEW, { history: "replace" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useMemo(() => parseRunSearch(q), [q]);
  const shown = useMemo(
    () => sortRuns(runs.filter(search.matches), sort, order === "down"),
    [runs, search, sort, order],
  );
  const chosen = runs.filter(({ id }) => selected.has(id));
  const select = (id: string) => setSelected((before) => toggled(before, id));
  const { table, onRowEnter } = useRunKeys(select);
  const units = {
    p50: unitFor(shown.map(({ p50 }) => latencyNs(p50))),
    p99: unitFor(shown.map(({ p99 }) => latencyNs(p99))),
  };
  const sortBy = (key: SortKey) => setView({ sort: key, order: sort === key && order === "down" ? "up" : "down" });
  const header = { sort, order, onSort: sortBy };

  return (
    <section aria-label="Runs">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-3 bg-ground py-4">
        <h1 className="sr-only">Runs</h1>
        <SearchField value={q} onChange={(text) => setView({ q: text === "" ? null : text })} />
        <span className="text-13 text-ink-3" role="status">
          {shown.length === runs.length
            ? `${formatCount(runs.length)} ${runs.length === 1 ? "run" : "runs"}`
            : `${formatCount(shown.length)} of ${formatCount(runs.length)} runs`}
        </span>
        <SearchHelp />
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
        <div className="scroll-x">
          <table ref={table} className="table runs-table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr-only">Select</span>
                </th>
                <th scope="col">Run</th>
                <th scope="col">Commit</th>
                <th scope="col">Host</th>
                <SortableHeader {...header} of="started">
                  Start
                </SortableHeader>
                <SortableHeader {...header} of="length" numeric>
                  Length
                </SortableHeader>
                <SortableHeader {...header} of="applies" numeric>
                  Applies
                </SortableHeader>
                <SortableHeader {...header} of="rate" numeric>
                  Rate
                </SortableHeader>
                <SortableHeader {...header} of="p50" numeric>
                  p50, {units.p50}
                </SortableHeader>
                <SortableHeader {...header} of="p99" numeric>
                  p99, {units.p99}
                </SortableHeader>
                <th scope="col">Codes</th>
                <th scope="col">Recorded</th>
                <th scope="col">Status</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((run) => (
                <tr
                  key={run.id}
                  data-run={run.id}
                  data-selected={selected.has(run.id)}
                  tabIndex={-1}
                  onKeyDown={onRowEnter}
                >
                  <RunRowCells
                    run={run}
                    units={units}
                    selected={selected.has(run.id)}
                    note={notes[run.id] ?? null}
                    onSelect={() => select(run.id)}
                  />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
