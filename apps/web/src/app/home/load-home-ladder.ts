import type { Database } from "@xrpl-probe/db";
import { type CompareReport, type Ladder, type LadderAgainst, loadLadder } from "@xrpl-probe/report";
import { compareRemembered, openRemembered } from "../../compare-remembered.ts";
import { rememberedOfEnded } from "../../remembered.ts";

/** As many as stand side by side on a desk, and one screen of types. */
const MOST = { versions: 8, types: 10 };

export function loadHomeLadder(
  db: Database,
  { against, nowMs }: { readonly against: LadderAgainst; readonly nowMs: number },
): Ladder {
  const probe = "transactor";
  const compare = (base: string, head: string): CompareReport => {
    // the question that /compare asks too: what a cell leads to is there already
    const { report } = openRemembered(db, { base, head, nowMs });
    return report.probe === probe ? report : compareRemembered(db, { base, head, probe, nowMs });
  };
  return rememberedOfEnded(db, `ladder ${against}`, { nowMs }, () =>
    loadLadder(db, { nowMs, probe, against, most: MOST, compare }),
  );
}
