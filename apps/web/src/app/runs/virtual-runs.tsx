"use client";

import { flexRender } from "@tanstack/react-table";
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { Fragment, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { RunTableRow } from "./run-table-row.tsx";
import { COLUMN_LABELS, NUMERIC } from "./runs-columns.tsx";
import { SortableHeader } from "./sortable-header.tsx";
import { useRowLayout } from "./use-row-layout.ts";
import { useRunKeys } from "./use-run-keys.ts";
import type { RunsTableModel, RunsView } from "./use-runs-table.ts";
import { widestRows } from "./widest-rows.ts";

/** What the server takes for a screen: it writes the rows that are seen at first. */
const FIRST_SCREEN = { width: 1440, height: 1000 };
/** The ring around a row with the focus. */
const RING_PX = 8;

/** The table of runs: all of them are in it, those in view are drawn. */
export function VirtualRuns(props: {
  model: RunsTableModel;
  view: RunsView;
  /** Stays in sight above the rows. */
  above: RefObject<HTMLElement | null>;
  onSort: (view: Pick<RunsView, "sort" | "order">) => void;
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
}) {
  const { model, view, above, onSort, selected, onSelect } = props;
  const { table, units, rows } = model;
  const { order, columns: shown } = view;
  const body = useRef<HTMLTableSectionElement>(null);
  const { rowPx, topPx } = useRowLayout(body);
  /** The run that has, or last had, the focus stays drawn. */
  const [focused, setFocused] = useState<string | null>(null);
  const focusedAt = rows.findIndex(({ id }) => id === focused);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowPx,
    overscan: 12,
    initialRect: FIRST_SCREEN,
    initialOffset: 0,
    scrollMargin: topPx,
    scrollPaddingStart: (above.current?.offsetHeight ?? 0) + RING_PX,
    scrollPaddingEnd: RING_PX,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return focusedAt < 0 || drawn.includes(focusedAt) ? drawn : [...drawn, focusedAt].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are laid out anew
  useLayoutEffect(() => virtual.measure(), [virtual, rowPx]);
  useRunKeys({
    ids: rows.map(({ id }) => id),
    onSelect,
    goTo: (id, at) => {
      flushSync(() => setFocused(id));
      virtual.scrollToIndex(at);
      body.current?.querySelector<HTMLElement>(`[data-run="${id}"]`)?.focus({ preventScroll: true });
    },
  });

  const widest = useMemo(() => widestRows(rows, shown, units), [rows, shown, units]);
  const drawn = virtual.getVirtualItems();
  const endPx = drawn.at(-1)?.end ?? topPx;
  return (
    <div className="scroll-x">
      <table className="table runs-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <span className="sr-only">Select</span>
            </th>
            {shown.map((name) => {
              const column = table.getColumn(name);
              const sorted = column?.getCanSort() ? column.getIsSorted() : null;
              const first = column?.getFirstSortDir() === "desc" ? "down" : "up";
              const next = sorted ? (order === "down" ? "up" : "down") : first;
              return (
                <SortableHeader
                  key={name}
                  numeric={NUMERIC.has(name)}
                  sorted={sorted}
                  onSort={() => onSort({ sort: name, order: next })}
                >
                  {COLUMN_LABELS[name]}
                  {(name === "p50" || name === "p99") && `, ${units[name]}`}
                </SortableHeader>
              );
            })}
          </tr>
          <Widths rows={widest} />
        </thead>
        <tbody ref={body}>
          {drawn.map(({ index, start }, at) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Fragment key={row.id}>
                <Undrawn px={start - (drawn[at - 1]?.end ?? topPx)} />
                <RunTableRow
                  row={row}
                  index={index}
                  columns={shown}
                  units={units}
                  selected={selected.has(row.id)}
                  onSelect={onSelect}
                  onFocus={setFocused}
                />
              </Fragment>
            );
          })}
          <Undrawn px={virtual.getTotalSize() - (endPx - topPx)} />
        </tbody>
      </table>
    </div>
  );
}

/** Cells that are not seen and give the columns their widths: one of each row, in the order of the columns. */
function Widths({ rows }: { rows: RunsTableModel["rows"] }) {
  const cells = rows.flatMap((row, at) => row.getVisibleCells()[at] ?? []);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: inert
    <tr aria-hidden="true" inert className="widths">
      <td />
      {cells.map((cell) => (
        <td key={cell.column.id}>
          <div className="h-0 overflow-hidden">{flexRender(cell.column.columnDef.cell, cell.getContext())}</div>
        </td>
      ))}
    </tr>
  );
}

/** Room for rows that are out of sight. */
function Undrawn({ px }: { px: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing gives such a row the focus
  return px > 0 && <tr aria-hidden="true" className="quiet" style={{ height: px, padding: 0, border: 0 }} />;
}
