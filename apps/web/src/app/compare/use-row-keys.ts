"use client";

import { useMemo, useRef } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

/** j and k move from row to row of the table, beginning at the chosen one; Enter on a row chooses it. */
export function useRowKeys() {
  const table = useRef<HTMLTableElement>(null);
  const keys = useMemo(() => {
    const move = (by: 1 | -1) => () => {
      const rows = [...(table.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const focused = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
      const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaPressed === "true");
      rows[Math.min(rows.length - 1, Math.max(0, from + by))]?.focus();
    };
    return { j: move(1), k: move(-1) };
  }, []);
  useShortcuts(keys);
  return table;
}
