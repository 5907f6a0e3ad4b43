"use client";

import type { LiveColumn, LiveFigures, LiveUpdate, LiveView } from "@xrpl-probe/report";
import { LIVE_WINDOW_MS } from "@xrpl-probe/report/live";
import { useCallback, useEffect, useRef, useState } from "react";

interface LiveState {
  readonly columns: readonly LiveColumn[];
  readonly figures: LiveFigures;
}

export interface LiveShown extends LiveState {
  /** `lost`: the server does not answer; the browser tries again by itself. */
  readonly connection: "connecting" | "open" | "lost" | "ended";
  readonly paused: boolean;
  /** Slices that came while the page was paused. */
  readonly behind: number;
  readonly pause: () => void;
  readonly resume: () => void;
}

const RETRY_MS = 3_000;

/** A run's page kept up to date by the server. Holds five minutes of slices, paused or not. */
export function useLiveRun({ run, columns, figures }: LiveView): LiveShown {
  const newest = useRef<LiveState>({ columns, figures });
  const [shown, setShown] = useState<LiveState>({ columns, figures });
  const [connection, setConnection] = useState<LiveShown["connection"]>(
    figures.status === "recording" ? "connecting" : "ended",
  );
  const [paused, setPaused] = useState(false);
  const [behind, setBehind] = useState(0);
  const held = useRef(false);

  const take = useCallback((update: LiveUpdate) => {
    newest.current = { columns: joined(newest.current.columns, update.columns), figures: update.figures };
    if (held.current) setBehind((count) => count + update.columns.length);
    else setShown(newest.current);
  }, []);

  const live = figures.status === "recording";
  useEffect(() => {
    if (!live) return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      const after = newest.current.columns.at(-1)?.seq ?? -1;
      source = new EventSource(`/api/live/${encodeURIComponent(run.ref)}?after=${after}`);
      source.addEventListener("open", () => setConnection("open"));
      source.addEventListener("update", ({ data }) => take(JSON.parse(data) as LiveUpdate));
      source.addEventListener("end", () => {
        setConnection("ended");
        source.close();
      });
      source.addEventListener("error", () => {
        setConnection("lost");
        // the browser comes back by itself after a broken connection, not after an answer that it cannot use
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [run.ref, live, take]);

  const pause = useCallback(() => {
    held.current = true;
    setPaused(true);
  }, []);
  const resume = useCallback(() => {
    held.current = false;
    setPaused(false);
    setBehind(0);
    setShown(newest.current);
  }, []);
  return { ...shown, connection, paused, behind, pause, resume };
}

/** Later columns after earlier ones, without those that left the window; a slice that came twice counts once. */
export function joined(columns: readonly LiveColumn[], fresh: readonly LiveColumn[]): LiveColumn[] {
  const lastSeq = columns.at(-1)?.seq ?? -1;
  const all = [...columns, ...fresh.filter(({ seq }) => seq > lastSeq)];
  const endMs = all.at(-1)?.endMs ?? 0;
  return all.filter((column) => column.endMs > endMs - LIVE_WINDOW_MS);
}
