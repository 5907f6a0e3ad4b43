import type { ReactNode } from "react";

/** A column's name; of those that can be sorted by, a button, whose second press turns the order around. */
export function SortableHeader(props: {
  /** Null for a column that cannot be sorted by. */
  sorted: "asc" | "desc" | false | null;
  onSort: () => void;
  numeric: boolean;
  children: ReactNode;
}) {
  const { sorted, onSort, numeric, children } = props;
  const className = numeric ? "num" : "";
  if (sorted === null)
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  const direction = { asc: "ascending", desc: "descending", none: "none" } as const;
  return (
    <th scope="col" className={className} aria-sort={direction[sorted || "none"]}>
      <button type="button" className={sorted ? "text-ink" : "hover:text-ink"} onClick={onSort}>
        {children}
        <span aria-hidden="true" className={sorted ? "" : "hidden"}>
          {sorted === "asc" ? " ↑" : " ↓"}
        </span>
      </button>
    </th>
  );
}
