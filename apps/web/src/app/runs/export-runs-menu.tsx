"use client";

import type { Latency, RunRow } from "@xrpl-probe/report";
import { DropdownMenu } from "radix-ui";
import { ChevronIcon } from "../../components/icons.tsx";
import { csvOf } from "../../csv.ts";
import { saveFile } from "../../save-file.ts";

const COLUMNS = [
  ...["id", "tags", "commit", "version", "host", "started_utc", "length_ms", "applies", "per_s"],
  ...["p50_ns", "p99_ns", "lost", "unpaired", "status", "source"],
];

/** The rows of the table as a file: the selected ones, else all that the search shows. Opened by being shown. */
export function ExportRunsMenu({ runs, selected }: { runs: readonly RunRow[]; selected: boolean }) {
  const what = `${runs.length} ${selected ? "selected" : "shown"}`;
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="btn">
        Export <ChevronIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <DropdownMenu.Item
            className="menu-item"
            onSelect={() => saveFile("runs.csv", "text/csv", csvOf(COLUMNS, runs.map(fieldsOf)))}
          >
            {what} as CSV
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-item"
            onSelect={() => saveFile("runs.json", "application/json", JSON.stringify(runs, null, 2))}
          >
            {what} as JSON
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function fieldsOf(run: RunRow): (string | number | null)[] {
  const started = new Date(run.startedMs).toISOString();
  return [
    ...[run.id, run.tags.join(" "), run.commit, run.version, run.host, started, run.lengthMs, run.applies, run.perS],
    ...[fieldOf(run.p50), fieldOf(run.p99), run.lost, run.unpaired, run.status, run.source],
  ];
}

/** Imported latencies are known as intervals. */
const fieldOf = (latency: Latency) =>
  latency === null || typeof latency === "number" ? latency : latency.join(" to ");
