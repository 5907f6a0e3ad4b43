"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type PageQuery, usePageQuery } from "../../page-query.ts";
import { dataParams, viewParams } from "./params.ts";

const Query = createContext<PageQuery<typeof dataParams, typeof viewParams> | null>(null);

/** The page's state for every part of it. */
export function CompareQueryProvider({ children }: { readonly children: ReactNode }) {
  return <Query value={usePageQuery(dataParams, viewParams)}>{children}</Query>;
}

export function useCompareQuery(): PageQuery<typeof dataParams, typeof viewParams> {
  const query = useContext(Query);
  if (query === null) throw new Error("the comparison's query is read outside of its provider");
  return query;
}
