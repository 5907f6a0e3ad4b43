"use client";

import { type inferParserType, useQueryStates } from "nuqs";
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
import { dataParams, viewParams } from "./params.ts";

type Data = inferParserType<typeof dataParams>;
type View = inferParserType<typeof viewParams>;

interface CompareQuery {
  readonly query: Data;
  /** Asks the server for another comparison: a step back in the browser's history. */
  readonly change: (next: Partial<Data>) => void;
  /** The server is being asked. */
  readonly pending: boolean;
  readonly view: View;
  readonly changeView: (next: Partial<View>) => void;
}

const Query = createContext<CompareQuery | null>(null);

/**
 * The page's state, all of it in the URL. A change of the view writes the URL without asking the server, which would make
 * Next drop an answer that is under way: such a change is shown at once and written when the answer is there.
 */
export function CompareQueryProvider({ children }: { readonly children: ReactNode }) {
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useQueryStates(dataParams, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const [written, setWritten] = useQueryStates(viewParams);
  const [waiting, setWaiting] = useState<Partial<View> | null>(null);
  useEffect(() => {
    if (pending || waiting === null) return;
    void setWritten(waiting);
    setWaiting(null);
  }, [pending, waiting, setWritten]);
  const change = useCallback((next: Partial<Data>) => void setQuery(next), [setQuery]);
  const changeView = useCallback((next: Partial<View>) => setWaiting((before) => ({ ...before, ...next })), []);
  const view = useMemo(() => ({ ...written, ...waiting }), [written, waiting]);
  const value = useMemo(
    () => ({ query, change, pending, view, changeView }),
    [query, change, pending, view, changeView],
  );
  return <Query value={value}>{children}</Query>;
}

export function useCompareQuery(): CompareQuery {
  const query = useContext(Query);
  if (query === null) throw new Error("the comparison's query is read outside of its provider");
  return query;
}
