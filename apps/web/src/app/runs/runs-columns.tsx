import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from "@tanstack/react-table";
import type { RunRow } from "@xrpl-probe/report";
import { type DurationUnit, formatCount, formatElapsed, formatLatencyIn, formatRate } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { CodeBar } from "../../components/code-bar.tsx";
import { Coverage } from "../../components/coverage.tsx";
import { When } from "../../components/when.tsx";
import type { ColumnName } from "./params.ts";
import { CommitCell, HostCell, RunCell, StatusCell } from "./run-cells.tsx";

export const runsFeatures = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, alphanumeric: sortFn_alphanumeric },
});

const column = createColumnHelper<typeof runsFeatures, RunRow>();

export interface RunsUnits {
  readonly p50: DurationUnit;
  readonly p99: DurationUnit;
}

/** Numbers begin with the largest, names with the first; runs without the value come last in either direction. */
const NUMBER = { sortFn: "basic", sortDescFirst: true, sortUndefined: "last" } as const;
const NAME = { sortFn: "alphanumeric", sortDescFirst: false, sortUndefined: "last" } as const;

/** Every column of the table, by the name that the URL has for it. `notes` are by the run's id. */
export const runsColumns = (units: RunsUnits, notes: Readonly<Record<string, string>>) =>
  column.columns([
    column.accessor(({ tags, shortId }) => [...tags, shortId].join(" "), {
      id: "run",
      ...NAME,
      cell: ({ row: { original } }) => <RunCell run={original} note={notes[original.id] ?? null} />,
    }),
    column.display({ id: "commit", cell: ({ row: { original } }) => <CommitCell commit={original.commit} /> }),
    column.accessor(({ host }) => host ?? undefined, {
      id: "host",
      ...NAME,
      cell: ({ row: { original } }) => <HostCell host={original.host} />,
    }),
    column.accessor("startedMs", {
      id: "started",
      ...NUMBER,
      cell: ({ getValue }) => (
        <span className="text-ink-2">
          <When ms={getValue()} parts="short" />
        </span>
      ),
    }),
    column.accessor("lengthMs", { id: "length", ...NUMBER, cell: ({ getValue }) => formatElapsed(getValue()) }),
    column.accessor("applies", { ...NUMBER, cell: ({ getValue }) => formatCount(getValue()) }),
    column.accessor(({ perS }) => perS ?? undefined, {
      id: "rate",
      ...NUMBER,
      cell: ({ row: { original } }) => (original.perS === null ? "-" : formatRate(original.perS)),
    }),
    column.accessor(({ p50 }) => latencyNs(p50) ?? undefined, {
      id: "p50",
      ...NUMBER,
      cell: ({ row: { original } }) => formatLatencyIn(units.p50, original.p50),
    }),
    column.accessor(({ p99 }) => latencyNs(p99) ?? undefined, {
      id: "p99",
      ...NUMBER,
      cell: ({ row: { original } }) => formatLatencyIn(units.p99, original.p99),
    }),
    column.display({ id: "codes", cell: ({ row: { original } }) => <CodeBar codes={original.codes} /> }),
    column.accessor("lostShare", {
      id: "recorded",
      ...NUMBER,
      cell: ({ row: { original } }) => <Coverage {...original} />,
    }),
    column.accessor("status", { ...NAME, cell: ({ row: { original } }) => <StatusCell run={original} /> }),
  ]);

export const COLUMN_LABELS: Readonly<Record<ColumnName, string>> = {
  run: "Run",
  commit: "Commit",
  host: "Host",
  started: "Start",
  length: "Length",
  applies: "Applies",
  rate: "Rate",
  p50: "p50",
  p99: "p99",
  codes: "Codes",
  recorded: "Recorded",
  status: "Status",
};

/** Columns that hold numbers. */
export const NUMERIC: ReadonlySet<string> = new Set(["length", "applies", "rate", "p50", "p99"]);
