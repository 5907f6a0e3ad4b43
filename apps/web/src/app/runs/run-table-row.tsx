import { flexRender, type Row } from "@tanstack/react-table";
import type { RunRow } from "@xrpl-probe/report";
import { type KeyboardEvent, memo } from "react";
import type { ColumnName } from "./params.ts";
import { NUMERIC, type RunsUnits, type runsFeatures } from "./runs-columns.tsx";

interface RunTableRowProps {
  readonly row: Row<typeof runsFeatures, RunRow>;
  /** Of all rows. */
  readonly index: number;
  /** A row is drawn anew with other ones. */
  readonly columns: readonly ColumnName[];
  readonly units: RunsUnits;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** Scrolling draws rows that come into view, and no others again. */
export const RunTableRow = memo(function RunTableRow({ row, index, units, ...props }: RunTableRowProps) {
  const run = row.original;
  const name = run.tags.length > 0 ? run.tags.join(", ") : run.shortId;
  return (
    <tr
      data-run={run.id}
      data-selected={props.selected}
      aria-rowindex={index + 2}
      tabIndex={-1}
      onKeyDown={openRun}
      onFocus={() => props.onFocus(run.id)}
    >
      <td className="c-select">
        <input
          type="checkbox"
          className="block size-3.5 accent-(--ink)"
          aria-label={`Select run ${run.shortId} of ${name}`}
          checked={props.selected}
          onChange={() => props.onSelect(run.id)}
        />
      </td>
      {row.getVisibleCells().map((cell) => {
        const { id } = cell.column;
        const content = flexRender(cell.column.columnDef.cell, cell.getContext());
        const className = `c-${id} ${NUMERIC.has(id) ? "num" : ""}`;
        if (id === "run")
          return (
            <th key={id} scope="row" className={className}>
              {content}
            </th>
          );
        return (
          <td key={id} className={className} {...ON_A_PHONE[id]} data-unit={unitOf(id, units)}>
            {content}
          </td>
        );
      })}
    </tr>
  );
});

/** What the column's head says where there is room for one. */
const ON_A_PHONE: Readonly<Record<string, { readonly "data-name": string }>> = {
  p50: { "data-name": "p50" },
  p99: { "data-name": "p99" },
  recorded: { "data-name": "recorded" },
};

function unitOf(id: string, units: RunsUnits): string | undefined {
  if (id === "applies") return "applies";
  return id === "p50" || id === "p99" ? units[id] : undefined;
}

function openRun(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === "Enter" && event.target === event.currentTarget)
    event.currentTarget.querySelector<HTMLElement>("th a")?.click();
}
