import { cellsOf, type Database } from "@xrpl-probe/db";
import { mixture } from "@xrpl-probe/stats";
import { drawingEdges, drawnEdges } from "../drawing-edges.ts";
import { groupBy } from "../group-by.ts";
import type { TrendReport } from "./trend-report.ts";

/** How one stratum is distributed in every version, each run of a version weighing the same. */
export interface TrendShape {
  readonly edgesNs: readonly number[];
  /** `shares[row][version]`: of the version's spans in `[edgesNs[row], edgesNs[row + 1])`; null where it has none. */
  readonly shares: readonly (readonly (number | null)[])[];
}

/** Rows to an octave, as in a run's heat map. */
const ROWS_PER_OCTAVE = 4;

/** Null where no version has spans of the stratum. */
export function trendShape(
  db: Database,
  { probe, versions }: Pick<TrendReport, "probe" | "versions">,
  { type, code }: { readonly type: number | null; readonly code: number | null },
): TrendShape | null {
  const keys = new Map(
    db.query.runs
      .findMany({ columns: { key: true, id: true } })
      .sync()
      .map(({ id, key }) => [id, key]),
  );
  const runKeys = versions.flatMap(({ runs }) => runs.flatMap(({ id }) => keys.get(id) ?? []));
  const cells = groupBy(cellsOf(db, { runKeys, level: "run", probe, type, code }), ({ runKey }) => runKey);
  const byVersion = versions.map(({ runs }) =>
    runs.flatMap(({ id }) => cells.get(keys.get(id) ?? -1) ?? []).map(({ histogram }) => histogram),
  );
  const edges = drawingEdges(byVersion.flat(), ROWS_PER_OCTAVE);
  if (edges.length < 2) return null;
  const columns = byVersion.map((histograms) => (histograms.length === 0 ? null : mixture(histograms, edges).share));
  return {
    edgesNs: drawnEdges(edges),
    shares: edges.slice(1).map((_, row) => columns.map((share) => share?.[row] ?? null)),
  };
}
