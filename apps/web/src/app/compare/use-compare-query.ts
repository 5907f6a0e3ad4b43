"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useTransition } from "react";
import { dataParams } from "./params.ts";

export type CompareQuery = Partial<Record<keyof typeof dataParams, string | null>>;

/** The comparison in the URL and how to change it: every change is a step back in the browser's history. */
export function useCompareQuery() {
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useQueryStates(dataParams, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const change = useCallback((next: CompareQuery) => void setQuery(next), [setQuery]);
  return { query, change, pending };
}
