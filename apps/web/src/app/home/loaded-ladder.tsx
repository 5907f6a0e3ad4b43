import type { Database } from "@xrpl-probe/db";
import type { LadderAgainst } from "@xrpl-probe/report";
import { loadHomeLadder } from "./load-home-ladder.ts";
import { ReleaseLadder } from "./release-ladder.tsx";

interface LoadedLadderProps {
  readonly db: Database;
  readonly against: LadderAgainst;
  readonly nowMs: number;
}

/** The ladder as soon as it is there; nothing with a single version. */
export async function LoadedLadder({ db, against, nowMs }: LoadedLadderProps) {
  const ladder = await loadHomeLadder(db, { against, nowMs });
  return ladder.columns.length > 1 && <ReleaseLadder ladder={ladder} />;
}
