"use client";

import { useEffect, useState } from "react";

type Fetched<Answer> =
  | { readonly state: "loading" }
  | { readonly state: "failed" }
  | { readonly state: "here"; readonly answer: Answer };

/** What an address of this server answers, asked for when it is first needed; another address begins anew. */
export function useFetched<Answer>(href: string): Fetched<Answer> {
  const [fetched, setFetched] = useState<{ readonly href: string; readonly of: Fetched<Answer> } | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      const response = await fetch(href, { signal: leaving.signal });
      if (!response.ok) throw new Error(`${href} was answered with ${response.status}`);
      setFetched({ href, of: { state: "here", answer: (await response.json()) as Answer } });
    };
    ask().catch(() => {
      if (!leaving.signal.aborted) setFetched({ href, of: { state: "failed" } });
    });
    return () => leaving.abort();
  }, [href]);
  return fetched?.href === href ? fetched.of : { state: "loading" };
}
