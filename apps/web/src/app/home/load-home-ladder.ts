import type { Database } from "@xrpl-probe/db";
import {
  type CompareReport,
  type Ladder,
  type LadderAgainst,
  ladderPairs,
  loadLadder,
  ReportError,
} from "@xrpl-probe/report";
import { compareRemembered, openRemembered, storedRemembered } from "../../compare-remembered.ts";
import { isRemembered, rememberedOfEnded } from "../../remembered.ts";

/** As many as stand side by side on a desk, and one screen of types. */
const MOST = { versions: 8, types: 10 };
const PROBE = "transactor";
/** Enough for what stands above the ladder to be written and sent. */
const SHELL_MS = 40;

interface Asked {
  readonly against: LadderAgainst;
  readonly nowMs: number;
}

/**
 * The ladder of the first page. Every column is a comparison of its own: where they have to be made anew, what is above
 * goes out first, and other requests are answered in between.
 */
export async function loadHomeLadder(db: Database, { against, nowMs }: Asked): Promise<Ladder> {
  const question = `ladder ${against}`;
  if (!isRemembered(db, question, { nowMs })) {
    await new Promise((resolve) => setTimeout(resolve, SHELL_MS));
    for (const pair of ladderPairs(db, { nowMs, against, most: MOST })) {
      compareAhead(db, pair, nowMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const compare = (base: string, head: string) => compareColumn(db, base, head, nowMs);
  return rememberedOfEnded(db, question, { nowMs }, () =>
    loadLadder(db, { nowMs, probe: PROBE, against, most: MOST, compare, stored: storedRemembered(db, nowMs) }),
  );
}

/** The question that /compare asks too: what a cell leads to is there already. */
function compareColumn(db: Database, base: string, head: string, nowMs: number): CompareReport {
  const { report } = openRemembered(db, { base, head, nowMs });
  return report.probe === PROBE ? report : compareRemembered(db, { base, head, probe: PROBE, nowMs });
}

/** Two sides that cannot be compared are for the ladder to name. */
function compareAhead(db: Database, { base, head }: { base: string; head: string }, nowMs: number): void {
  try {
    compareColumn(db, base, head, nowMs);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
  }
}
