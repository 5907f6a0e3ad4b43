"use client";

import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { ApplyPage } from "@xrpl-probe/report";
import { formatCount } from "@xrpl-probe/report/format";
import { useEffect, useMemo, useRef, useState } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";
import { useUnit } from "../../components/use-unit.ts";
import { SaveButton } from "../../table/save-button.tsx";
import { appliesColumns, appliesFeatures, NUMERIC } from "./applies-columns.tsx";
import { appliesValues } from "./applies-values.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { COLUMNS, type ColumnName, type ORDERS } from "./params.ts";
import { SortHeader } from "./sort-header.tsx";
import { useApplyPages } from "./use-apply-pages.ts";

type Order = (typeof ORDERS)[number];

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  slowest: "slowest first",
  fastest: "fastest first",
  first: "first ones first",
  last: "last ones first",
  "most-applied": "most applied first",
};

const ROW_PX = 32;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 20;

/** Applies, as many as one scrolls to; only those in view are drawn. */
export function AppliesTable(props: {
  asked: string;
  first: ApplyPage;
  order: Order;
  onOrder: (order: Order) => void;
  /** Names of the columns that are shown, in their order. */
  columns: readonly ColumnName[];
  onColumns: (columns: ColumnName[]) => void;
  /** Which data, for files. */
  source: string;
}) {
  const { asked, first, order, onOrder, columns: shown, onColumns, source } = props;
  const { rows, next, complete, problem, loadMore } = useApplyPages(first, asked);
  const state = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(COLUMNS.map((name) => [name, shown.includes(name)])),
    }),
    [shown],
  );
  const unitOf = useUnit();
  // that of the first page: a column keeps its unit while rows come in
  const unit = unitOf(first.rows.map(({ durationNs }) => durationNs));
  const columns = useMemo(() => appliesColumns(unit), [unit]);
  const table = useTable({
    features: appliesFeatures,
    columns,
    data: rows,
    state,
    getRowId: (row) => row.key,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) void loadMore();
  }, [last, rows.length, loadMore]);

  const [active, setActive] = useState(-1);
  const keys = useMemo(() => {
    const move = (by: number) => {
      const to = Math.min(rows.length - 1, Math.max(0, active + by));
      setActive(to);
      virtual.scrollToIndex(to);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] a`)?.focus());
    };
    return { j: () => move(1), k: () => move(-1) };
  }, [rows.length, active, virtual]);
  useShortcuts(keys);

  if (rows.length === 0)
    return (
      <p className="border-line border-t py-6 text-13 text-ink-2">
        {complete
          ? "No apply is within these filters. Take one of them away, or the box."
          : "None among the rows that were looked at: narrow the time to look at all."}
      </p>
    );
  const modelRows = table.getRowModel().rows;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-ink-3">
        <span role="status">
          {formatCount(rows.length)} rows{next === null ? "" : ", more on scrolling"}
          {complete ? "" : "; not all rows were looked at: narrow the time to be sure of the order"}
          {problem === null ? "" : `. ${problem}`}
        </span>
        <span className="ml-auto inline-flex items-center gap-4">
          <ColumnChoice shown={shown} onChange={onColumns} />
          <SaveButton
            title={`Applies, ${ORDER_WORDS[order]}`}
            sub={
              complete
                ? "Those that the page has loaded."
                : "Those that the page has loaded; not all rows were looked at."
            }
            source={source}
            what={order}
            table={appliesValues(rows)}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} tabIndex={0} aria-label="Applies" className="scroll-x max-h-[560px] overflow-y-auto">
        <table className="table" aria-rowcount={next === null ? rows.length + 1 : -1}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <SortHeader
                    key={header.id}
                    id={header.id}
                    order={order}
                    onOrder={onOrder}
                    numeric={NUMERIC.has(header.id)}
                  >
                    <table.FlexRender header={header} />
                  </SortHeader>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {before > 0 && <tr style={{ height: before }} />}
            {items.map(({ index }) => {
              const row = modelRows[index];
              if (row === undefined) return null;
              return (
                <tr key={row.id} data-index={index} aria-rowindex={index + 2}>
                  {row.getVisibleCells().map((cell) => (
                    <td key={cell.id} className={NUMERIC.has(cell.column.id) ? "num" : ""}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <tr style={{ height: after }} />}
          </tbody>
        </table>
      </section>
    </>
  );
}
