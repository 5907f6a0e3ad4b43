import type { Database } from "@xrpl-probe/db";
import { type Ladder, type LadderAgainst, loadLadder } from "@xrpl-probe/report";
import { compareRemembered } from "../../compare-remembered.ts";
import { remembered } from "../../remembered.ts";

/** As many as stand side by side on a desk, and one screen of types. */
const MOST = { versions: 8, types: 10 };

export function loadHomeLadder(
  db: Database,
  { against, nowMs }: { readonly against: LadderAgainst; readonly nowMs: number },
): Ladder {
  const probe = "transactor";
  const compare = (base: string, head: string) => compareRemembered(db, { base, head, probe, nowMs });
  return remembered(db, `ladder ${against}`, () => loadLadder(db, { nowMs, probe, against, most: MOST, compare }));
}
