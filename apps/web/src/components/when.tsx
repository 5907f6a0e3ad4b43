"use client";

import { formatWhen } from "@xrpl-probe/report/format";
import { useSyncExternalStore } from "react";

/**
 * A moment in the visitor's time zone, UTC on hover. The server does not know that zone: it sends UTC, which the first
 * paint in the browser replaces. `format` must be a function of the browser too, hence a name.
 */
export function When({ ms, parts = "day and clock" }: { ms: number; parts?: "day and clock" | "clock" | "short" }) {
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

function write(ms: number, parts: "day and clock" | "clock" | "short", timeZone: string | undefined): string {
  const full = formatWhen(ms, timeZone);
  if (parts === "clock") return full.slice(full.indexOf(", ") + 2);
  return parts === "short" ? full.slice(0, -3) : full;
}
