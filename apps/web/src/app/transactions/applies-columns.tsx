import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from "@tanstack/react-table";
import type { ApplyRow } from "@xrpl-probe/report";
import { type DurationUnit, formatIn } from "@xrpl-probe/report/format";
import Link from "next/link";
import { formatMoment } from "../../table/format-moment.ts";
import { exactNs } from "../../table/shown-table.ts";
import type { ColumnName } from "./params.ts";

export const appliesFeatures = tableFeatures({ columnOrderingFeature, columnVisibilityFeature });

const column = createColumnHelper<typeof appliesFeatures, ApplyRow>();

/** What an unknown value looks like; the legend below the table says so. */
const UNKNOWN = "·";

/** Every column of the table, by the name that the URL has for it; durations in `unit`. */
export const appliesColumns = (unit: DurationUnit) =>
  column.columns([
    column.display({
      id: "id",
      header: "Transaction",
      cell: ({ row: { original } }) => (
        <Link href={`/transactions/${original.txId}`} prefetch={false} title={original.txId}>
          <code>{original.txId.slice(0, 16)}</code>
        </Link>
      ),
    }),
    column.display({
      id: "run",
      header: "Run",
      cell: ({ row: { original } }) => (
        <Link href={`/runs/${original.run}`} prefetch={false}>
          {original.runLabel}
        </Link>
      ),
    }),
    column.accessor("typeName", { id: "type", header: "Type", cell: ({ getValue }) => getValue() }),
    column.accessor("token", { id: "code", header: "Code", cell: ({ getValue }) => <code>{getValue()}</code> }),
    column.accessor("startMs", { id: "at", header: "At", cell: ({ getValue }) => formatMoment(getValue()) }),
    column.accessor("durationNs", {
      id: "duration",
      header: `Took, ${unit}`,
      cell: ({ getValue }) => <span title={exactNs(getValue())}>{formatIn(unit, getValue())}</span>,
    }),
    column.accessor("attempt", { header: "Attempt", cell: ({ getValue }) => getValue() ?? UNKNOWN }),
    column.accessor("caller", { header: "Caller", cell: ({ getValue }) => getValue() ?? UNKNOWN }),
    column.accessor("pass", { header: "Pass", cell: ({ getValue }) => getValue() ?? UNKNOWN }),
    column.accessor("applied", {
      header: "Applied",
      cell: ({ getValue }) => (getValue() === null ? UNKNOWN : getValue() ? "yes" : "no"),
    }),
    column.accessor("thread", { header: "Thread", cell: ({ getValue }) => getValue() ?? UNKNOWN }),
  ]);

export const COLUMN_LABELS: Readonly<Record<ColumnName, string>> = {
  id: "Transaction",
  run: "Run",
  type: "Type",
  code: "Code",
  at: "At",
  duration: "Took",
  attempt: "Attempt",
  caller: "Caller",
  pass: "Pass",
  applied: "Applied",
  thread: "Thread",
};

/** Columns that hold numbers. */
export const NUMERIC: ReadonlySet<string> = new Set(["at", "duration", "attempt", "thread"]);
