"use client";

import { type UseQueryStatesKeysMap, useQueryStates, type Values } from "nuqs";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useTransition,
} from "react";

export interface PageQuery<Data extends UseQueryStatesKeysMap, View extends UseQueryStatesKeysMap> {
  /** What the server was asked. */
  readonly query: Values<Data>;
  /** Asks it for something else: a step back in the browser's history. Null takes a parameter away. */
  readonly change: (next: { readonly [Key in keyof Data]?: Values<Data>[Key] | null }) => void;
  /** The server is being asked. */
  readonly pending: boolean;
  /** How the browser shows it: never asks the server. */
  readonly view: Values<View>;
  readonly changeView: (next: Partial<Values<View>>) => void;
}

/**
 * A page's state, all of it in the URL. A change of the view writes the URL without asking the server, which would make
 * Next drop an answer that is under way: such a change is shown at once and written when the answer is there.
 */
export function usePageQuery<Data extends UseQueryStatesKeysMap, View extends UseQueryStatesKeysMap>(
  dataParams: Data,
  viewParams: View,
): PageQuery<Data, View> {
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useQueryStates(dataParams, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const [written, setWritten] = useQueryStates(viewParams);
  const [waiting, setWaiting] = useState<Partial<Values<View>> | null>(null);
  useEffect(() => {
    if (pending || waiting === null) return;
    void setWritten(waiting);
    setWaiting(null);
  }, [pending, waiting, setWritten]);
  const change: PageQuery<Data, View>["change"] = useCallback((next) => void setQuery(next), [setQuery]);
  const changeView: PageQuery<Data, View>["changeView"] = useCallback(
    (next) => setWaiting((before) => ({ ...before, ...next })),
    [],
  );
  const view = useMemo(() => ({ ...written, ...waiting }), [written, waiting]);
  return useMemo(() => ({ query, change, pending, view, changeView }), [query, change, pending, view, changeView]);
}

/** For a page of many parts: the provider that holds its state, and the hook that reads it in every part. */
export function pageQuery<Data extends UseQueryStatesKeysMap, View extends UseQueryStatesKeysMap>(
  dataParams: Data,
  viewParams: View,
) {
  const Query = createContext<PageQuery<Data, View> | null>(null);
  function PageQueryProvider({ children }: { readonly children: ReactNode }) {
    return <Query value={usePageQuery(dataParams, viewParams)}>{children}</Query>;
  }
  function usePart(): PageQuery<Data, View> {
    const query = useContext(Query);
    if (query === null) throw new Error("the page's query is read outside of its provider");
    return query;
  }
  return [PageQueryProvider, usePart] as const;
}
