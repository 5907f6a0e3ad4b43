import { useTable } from "@tanstack/react-table";
import type { RunRow } from "@xrpl-probe/report";
import { latencyNs } from "@xrpl-probe/report/latency";
import { useMemo } from "react";
import { useUnit } from "../../components/use-unit.ts";
import { COLUMNS, type ColumnName } from "./params.ts";
import { runsColumns, runsFeatures } from "./runs-columns.tsx";

export interface RunsView {
  readonly sort: ColumnName;
  readonly order: "down" | "up";
  /** Those that are shown, in their order. */
  readonly columns: readonly ColumnName[];
}

export type RunsTableModel = ReturnType<typeof useRunsTable>;

/** Runs as the view wants them: sorted, with its columns, latencies of a column in one unit. */
export function useRunsTable(
  runs: readonly RunRow[],
  notes: Readonly<Record<string, string>>,
  { sort, order, columns: shown }: RunsView,
) {
  const unitFor = useUnit();
  const units = useMemo(() => {
    const unitOf = (of: "p50" | "p99") => unitFor(runs.map((run) => latencyNs(run[of])));
    return { p50: unitOf("p50"), p99: unitOf("p99") };
  }, [runs, unitFor]);
  const columns = useMemo(() => runsColumns(units, notes), [units, notes]);
  const state = useMemo(
    () => ({
      sorting: [{ id: sort, desc: order === "down" }],
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(COLUMNS.map((name) => [name, shown.includes(name)])),
    }),
    [sort, order, shown],
  );
  const table = useTable({ features: runsFeatures, columns, data: runs, state, getRowId: ({ id }) => id });
  return { table, units, rows: table.getRowModel().rows };
}
