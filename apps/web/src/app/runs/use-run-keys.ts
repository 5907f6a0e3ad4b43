"use client";

import { useEffect, useMemo, useRef } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

interface RunKeys {
  /** Of the runs in the table, in their order. */
  readonly ids: readonly string[];
  /** Gives the focus to the run at a place, wherever on the page it is. */
  readonly goTo: (id: string, at: number) => void;
  readonly onSelect: (id: string) => void;
}

/** j and k move from run to run, x selects the one with the focus, c compares what is selected. */
export function useRunKeys(now: RunKeys): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const keys = useMemo(() => {
    const current = () => document.activeElement?.closest<HTMLElement>("[data-run]")?.dataset.run;
    const move = (by: 1 | -1) => () => {
      const { ids, goTo } = latest.current;
      const id = current();
      const from = id === undefined ? -1 : ids.indexOf(id);
      const to = Math.min(ids.length - 1, Math.max(0, from + by));
      const next = ids[to];
      if (next !== undefined) goTo(next, to);
    };
    const pick = () => {
      const id = current();
      if (id !== undefined) latest.current.onSelect(id);
    };
    return {
      j: move(1),
      k: move(-1),
      x: pick,
      c: () => document.querySelector<HTMLElement>("a[data-compare]")?.click(),
    };
  }, []);
  useShortcuts(keys);
}
