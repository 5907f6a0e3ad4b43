import type { DrawnSides } from "./comparison.ts";
import type { Latency } from "./latency.ts";
import type { Sign } from "./verdict/compare-report.ts";

/** Every version against one before it, type by type: which release changed what. */
export interface Ladder {
  readonly probe: string;
  readonly against: LadderAgainst;
  /** In version order, the newest last. */
  readonly columns: readonly LadderColumn[];
  /** Types, those that changed in the newest version first, then by spans. */
  readonly rows: readonly LadderRow[];
  /** Versions before the first column, and types after the last row, that are not shown. */
  readonly left: { readonly versions: number; readonly types: number };
}

/** The version before, or the last release before. */
export type LadderAgainst = "previous" | "release";

export interface LadderColumn {
  readonly tag: string;
  readonly runs: number;
  readonly newestMs: number;
  readonly isRelease: boolean;
  /** The version it is compared with; null for the first. */
  readonly base: string | null;
  /** Why the pair could not be compared: "no probe has spans on both sides". */
  readonly problem: string | null;
}

export interface LadderRow {
  readonly type: number | null;
  readonly typeName: string;
  /** In the order of `columns`; null where the version has no spans of the type. */
  readonly cells: readonly (LadderCell | null)[];
}

export interface LadderCell {
  /** The code it speaks of: of the largest change; where nothing moved, the newest version's, or the type's largest. */
  readonly token: string;
  readonly code: number | null;
  readonly sign: Sign;
  readonly shown: string;
  /** "p99" */
  readonly statisticName: string;
  /** "+14.0 %", "·" with too few values; the level itself, "2.44 ms", where there is nothing to compare with. */
  readonly text: string;
  /** What `text` prints, exactly. */
  readonly change: number | null;
  /** Of this version, at the same statistic. */
  readonly level: Latency;
  /** "+9.0 to +19.0"; empty where there is none. */
  readonly interval: string;
  /** The version before and this one, on the same edges. */
  readonly strip: DrawnSides | null;
}
