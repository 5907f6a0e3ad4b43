import type { RunRow } from "@xrpl-probe/report";
import { formatCount, formatElapsed, formatLatencyIn, formatRate } from "@xrpl-probe/report/format";
import type { ColumnName } from "./params.ts";
import type { RunsUnits } from "./runs-columns.tsx";

/**
 * For each column a row whose cell is the widest of all: a table that draws a part of its rows keeps the widths of its
 * columns if these are in it.
 */
export function widestRows<Row extends { readonly original: RunRow }>(
  rows: readonly Row[],
  columns: readonly ColumnName[],
  units: RunsUnits,
): Row[] {
  const [first] = rows;
  if (first === undefined) return [];
  const texts = textsOf(units);
  return columns.map((name) => {
    const text = texts[name];
    if (text === undefined) return first;
    return rows.reduce((widest, row) => (text(row.original).length > text(widest.original).length ? row : widest));
  });
}

/** About what stands in the cells; columns that are not here have cells of one width. */
function textsOf(units: RunsUnits): Partial<Record<ColumnName, (run: RunRow) => string>> {
  return {
    run: ({ tags, shortId, source }) => [...tags, shortId, source].join(" "),
    host: ({ host }) => host ?? "",
    length: ({ lengthMs }) => formatElapsed(lengthMs),
    applies: ({ applies }) => formatCount(applies),
    rate: ({ perS }) => (perS === null ? "" : formatRate(perS)),
    p50: ({ p50 }) => formatLatencyIn(units.p50, p50),
    p99: ({ p99 }) => formatLatencyIn(units.p99, p99),
    recorded: ({ lost, unpaired }) => `${lost > 0 ? `lost ${lost}, 0.1 %` : unpaired}`,
    status: ({ status }) => status,
  };
}
