"use client";

import { type KeyboardEvent, useMemo, useRef } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

/** j and k move from run to run, x selects the one with the focus, Enter opens it, c compares what is selected. */
export function useRunKeys(onSelect: (id: string) => void) {
  const table = useRef<HTMLTableElement>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const keys = useMemo(() => {
    const rows = () => [...(table.current?.querySelectorAll<HTMLElement>("[data-run]") ?? [])];
    const current = () => document.activeElement?.closest<HTMLElement>("[data-run]") ?? null;
    const move = (by: 1 | -1) => () => {
      const all = rows();
      const row = current();
      const from = row === null ? -1 : all.indexOf(row);
      all[Math.min(all.length - 1, Math.max(0, from + by))]?.focus();
    };
    const pick = () => {
      const id = current()?.dataset.run;
      if (id !== undefined) select.current(id);
    };
    return {
      j: move(1),
      k: move(-1),
      x: pick,
      c: () => document.querySelector<HTMLElement>("a[data-compare]")?.click(),
    };
  }, []);
  useShortcuts(keys);
  const onRowEnter = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && event.target === event.currentTarget)
      event.currentTarget.querySelector<HTMLElement>("th a")?.click();
  };
  return { table, onRowEnter };
}
