"use client";

import { formatWhen } from "@xrpl-probe/report/format";
import { useSyncExternalStore } from "react";

/** `day` is without the year. */
type Parts = "day and clock" | "clock" | "short" | "day";

/**
 * A moment in the visitor's time zone, UTC on hover. The server does not know that zone: it sends UTC, which the first
 * paint in the browser replaces. `format` must be a function of the browser too, hence a name.
 */
export function When({ ms, parts = "day and clock" }: { ms: number; parts?: Parts }) {
  const text = useSyncExternalStore(
    () => () => {},
    () => write(ms, parts, undefined),
    () => write(ms, parts, "UTC"),
  );
  return (
    <time dateTime={new Date(ms).toISOString()} title={`${formatWhen(ms, "UTC")} UTC`} suppressHydrationWarning>
      {text}
    </time>
  );
}

function write(ms: number, parts: Parts, timeZone: string | undefined): string {
  const full = formatWhen(ms, timeZone);
  if (parts === "clock") return full.slice(full.indexOf(", ") + 2);
  if (parts === "day") return full.slice(0, full.lastIndexOf(" ", full.indexOf(",")));
  return parts === "short" ? full.slice(0, -3) : full;
}
