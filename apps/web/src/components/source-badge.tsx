import type { RunSource } from "@xrpl-probe/report";
import { Badge } from "./badge.tsx";

const MEANING = {
  synthetic: "Made by a generator, not measured: says nothing about a server",
  import: "Read from a predecessor's database",
} as const;

/** Nothing for a run measured by eBPF; every other source is marked wherever the run is named. */
export function SourceBadge({ source }: { source: RunSource }) {
  if (source === "ebpf") return null;
  return (
    <Badge tone={source === "synthetic" ? "warn" : "quiet"} title={MEANING[source]}>
      {source}
    </Badge>
  );
}
