import type { RunStatus as Status } from "@xrpl-probe/report";
import { Badge } from "./badge.tsx";

/** A run that ended as it should is told in grey; anything else is a badge. */
export function RunStatus({ status, reason }: { status: Status; reason?: string | null }) {
  const title = reason ?? undefined;
  if (status === "complete") return <span className="text-ink-3">complete</span>;
  const tone = status === "failed" ? "bad" : status === "interrupted" ? "warn" : "quiet";
  return (
    <Badge tone={tone} {...(title === undefined ? {} : { title })}>
      {status === "recording" && <span className="size-1.5 rounded-full bg-bad" />}
      {status}
    </Badge>
  );
}
