import type { ReactNode } from "react";
import type { SortKey } from "./columns.ts";

/** A column's name that sorts by it; a second press turns the order around. */
export function SortableHeader(props: {
  of: SortKey;
  sort: SortKey;
  order: "down" | "up";
  onSort: (key: SortKey) => void;
  numeric?: boolean;
  children: ReactNode;
}) {
  const active = props.of === props.sort;
  const direction = props.order === "down" ? "descending" : "ascending";
  return (
    <th scope="col" className={props.numeric ? "num" : ""} aria-sort={active ? direction : "none"}>
      <button type="button" className={active ? "text-ink" : "hover:text-ink"} onClick={() => props.onSort(props.of)}>
        {props.children}
        <span aria-hidden="true" className={active ? "" : "hidden"}>
          {props.order === "down" ? " ↓" : " ↑"}
        </span>
      </button>
    </th>
  );
}
