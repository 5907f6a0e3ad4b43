import { formatBytes, formatCount, formatRate } from "@xrpl-probe/report/format";
import type { RunResult } from "../recording/run-result.ts";
import { tableLines } from "./columns.ts";
import { paint, plain, type Terminal } from "./terminal.ts";

/** Messages and bytes by category, most first; nothing without the set. */
export function peerTable(terminal: Terminal, run: Pick<RunResult, "peer" | "attachedNs" | "detachedNs">): string[] {
  if (run.peer.length === 0) return [];
  const seconds = (run.detachedNs - run.attachedNs) / 1e9;
  const [head = "", ...lines] = tableLines(run.peer, [
    { head: "peers", align: "left", cell: ({ probe }) => probe.replace("peer_", "") },
    {
      head: "category",
      align: "right",
      cell: ({ probe, category }) => (/send|receive/.test(probe) ? String(category) : "-"),
    },
    { head: "times", align: "right", cell: ({ messages }) => formatCount(messages) },
    { head: "rate", align: "right", cell: ({ messages }) => plain(terminal, formatRate(messages / seconds)) },
    { head: "bytes", align: "right", cell: ({ bytes }) => (bytes === 0 ? "-" : plain(terminal, formatBytes(bytes))) },
  ]);
  return ["", ...[paint(terminal, "dim", head), ...lines].map((line) => `  ${line}`)];
}
