"use client";

import { ColumnChoice as Choice } from "../../table/column-choice.tsx";
import { COLUMN_LABELS } from "./applies-columns.tsx";
import { COLUMNS, type ColumnName } from "./params.ts";

/** Which columns of applies are shown and in which order. */
export function ColumnChoice(props: { shown: readonly ColumnName[]; onChange: (columns: ColumnName[]) => void }) {
  return <Choice labels={COLUMN_LABELS} names={COLUMNS} {...props} />;
}
