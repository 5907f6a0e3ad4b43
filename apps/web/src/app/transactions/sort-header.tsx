import type { ReactNode } from "react";
import type { ORDERS } from "./params.ts";

type Order = (typeof ORDERS)[number];

/** Columns that rows can be ordered by, with what the first and the second press give. */
const SORTS: Readonly<Record<string, { readonly down: Order; readonly up: Order }>> = {
  duration: { down: "slowest", up: "fastest" },
  at: { down: "last", up: "first" },
};

/** A column's name; of those that stored levels can order, a button. */
export function SortHeader(props: {
  id: string;
  order: Order;
  onOrder: (order: Order) => void;
  numeric: boolean;
  children: ReactNode;
}) {
  const { id, order, onOrder, numeric, children } = props;
  const sort = SORTS[id];
  const className = `sticky top-0 z-1 bg-ground pt-1 ${numeric ? "num" : ""}`;
  if (sort === undefined)
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  const direction = order === sort.down ? "descending" : order === sort.up ? "ascending" : "none";
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <button
        type="button"
        className={direction === "none" ? "hover:text-ink" : "text-ink"}
        onClick={() => onOrder(order === sort.down ? sort.up : sort.down)}
      >
        {children}
        {direction !== "none" && <span aria-hidden="true">{direction === "descending" ? " ↓" : " ↑"}</span>}
      </button>
    </th>
  );
}
