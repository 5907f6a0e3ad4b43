import { appliesOf, listRuns, openDatabase, probesOf, slicesOf } from "@xrpl-probe/db";

/** The only run of a database, as a later reader finds it. */
export function storedRun(path: string, nowMs = Date.now()) {
  using db = openDatabase(path, { readonly: true });
  const [run] = listRuns(db, { nowMs });
  if (!run) throw new Error(`no run in ${path}`);
  return {
    run,
    probes: probesOf(db, { runKey: run.key }),
    slices: slicesOf(db, { runKey: run.key, level: "native" }),
    applies: appliesOf(db, { runKey: run.key, limit: 1_000_000 }),
  };
}
