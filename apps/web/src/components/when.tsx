"use client";

import { formatWhen } from "@xrpl-probe/report/format";
import { useSyncExternalStore } from "react";
import { usePreference } from "./use-preference.ts";

/** `day` is without the year. */
type Parts = "day and clock" | "clock" | "short" | "day";

/**
 * A moment in the visitor's time zone, UTC on hover, or the other way round where the visitor prefers UTC. The server
 * does not know that zone: it sends UTC, which the first paint in the browser replaces. `parts` is a name, since a
 * function cannot come from the server.
 */
export function When({ ms, parts = "day and clock" }: { ms: number; parts?: Parts }) {
  const clock = usePreference("clock");
  const here = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const utc = here && clock === "UTC";
  const title = utc ? `${formatWhen(ms)} here` : `${formatWhen(ms, "UTC")} UTC`;
  return (
    <time dateTime={new Date(ms).toISOString()} title={title}>
      {write(ms, parts, here && !utc ? undefined : "UTC")}
      {utc && parts !== "day" && " UTC"}
    </time>
  );
}

function write(ms: number, parts: Parts, timeZone: string | undefined): string {
  const full = formatWhen(ms, timeZone);
  if (parts === "clock") return full.slice(full.indexOf(", ") + 2);
  if (parts === "day") return full.slice(0, full.lastIndexOf(" ", full.indexOf(",")));
  return parts === "short" ? full.slice(0, -3) : full;
}
