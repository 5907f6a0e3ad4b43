"use client";

import type { ApplyPage, ApplyRow } from "@xrpl-probe/report";
import { useCallback, useRef, useState } from "react";

interface Pages {
  readonly rows: readonly ApplyRow[];
  readonly next: string | null;
  readonly complete: boolean;
  readonly problem: string | null;
}

/** Rows that grow page by page. `asked` is the query that the first page answers, with the side named. */
export function useApplyPages(first: ApplyPage, asked: string) {
  const [pages, setPages] = useState<Pages>({ ...first, problem: null });
  const loading = useRef(false);
  const { next } = pages;
  const loadMore = useCallback(async () => {
    if (next === null || loading.current) return;
    loading.current = true;
    const query = new URLSearchParams(asked);
    query.set("after", next);
    try {
      const page = await fetchPage(query);
      setPages((known) => ({
        rows: [...known.rows, ...page.rows],
        next: page.next,
        complete: known.complete && page.complete,
        problem: null,
      }));
    } catch (error) {
      setPages((known) => ({ ...known, problem: error instanceof Error ? error.message : String(error) }));
    } finally {
      loading.current = false;
    }
  }, [next, asked]);
  return { ...pages, loadMore };
}

async function fetchPage(query: URLSearchParams): Promise<ApplyPage> {
  const response = await fetch(`/transactions/rows?${query}`);
  if (!response.ok) throw new Error(`The next rows could not be read (${response.status}).`);
  return (await response.json()) as ApplyPage;
}
