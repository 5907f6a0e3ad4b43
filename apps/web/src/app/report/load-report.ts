import type { Database } from "@xrpl-probe/db";
import { loadPanel, loadRuns, type PanelProblem, type PanelView, ReportError, type RunRow } from "@xrpl-probe/report";
import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";
import type { inferParserType } from "nuqs/server";
import { sideMemory } from "../../side-remembered.ts";
import { type dataParams, MOST_PANELS, PANEL_NAMES, type PanelName, type PanelQuery } from "./params.ts";

export interface LoadedPanel {
  readonly name: PanelName;
  readonly query: PanelQuery;
  readonly view: PanelView | PanelProblem;
}

/** The panels that the URL asks for; each that cannot be shown says why by itself. Null without runs. */
export function loadReport(
  db: Database,
  query: inferParserType<typeof dataParams>,
  { nowMs, runs = loadRuns(db, { nowMs }) }: { readonly nowMs: number; readonly runs?: readonly RunRow[] },
): LoadedPanel[] | null {
  const sides = firstSides(runs);
  const [first] = sides;
  if (first === undefined) return null;
  const count = Math.min(MOST_PANELS, Math.max(1, query.panels));
  return PANEL_NAMES.slice(0, count).map((name, at) => {
    const side = sides[Math.min(at, sides.length - 1)] ?? first;
    // Of a single run the second panel shows something else than the first.
    const statistic = sides.length === 1 && at % 2 === 1 ? "share" : "p50";
    const asked: PanelQuery = query[name] ?? { side, probe: null, type: null, code: null, statistic };
    return { name, query: asked, view: attempt(db, asked, query, { nowMs, runs }) };
  });
}

/** The newest run of the version before the newest, and that of the newest; else the newest runs, oldest first. */
function firstSides(runs: readonly RunRow[]): string[] {
  const versions = [...new Set(runs.flatMap(({ tags }) => tags.filter(isVersionTag)))].sort(compareVersions).slice(-2);
  const newest = versions.flatMap((tag) => runs.find(({ tags }) => tags.includes(tag))?.ref ?? []);
  const others = runs.map(({ ref }) => ref).filter((ref) => !newest.includes(ref));
  return newest.length === 2 ? [...newest, ...others] : [...newest, ...others].slice(0, 2).reverse().concat(others);
}

function attempt(
  db: Database,
  { side, probe, type, code, statistic }: PanelQuery,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  { nowMs, runs }: { readonly nowMs: number; readonly runs: readonly RunRow[] },
): PanelView | PanelProblem {
  try {
    const asked = {
      side,
      statistic,
      nowMs,
      probe: probe ?? undefined,
      type: type ?? undefined,
      code: code ?? undefined,
      fromMs: from ?? undefined,
      toMs: to ?? undefined,
    };
    return loadPanel(db, asked, sideMemory(db, side, { nowMs, runs }));
  } catch (error) {
    if (error instanceof ReportError) return { message: error.message, hint: error.hint };
    throw error;
  }
}
