import { type Database, shortIds } from "@xrpl-probe/db";

/** How a run is named on a page. */
export interface RunNames {
  /** For the eye: the shortest that is unique in this database, at least 8 digits. */
  readonly shortId: string;
  /**
   * For links and sides: 13 characters hold the millisecond of the run's start, so that a link outlives the runs that
   * are recorded within the next minute and share its first 8.
   */
  readonly ref: string;
}

const WHOLE_MILLISECOND = 13;

/** The names of every run of a database, by id. */
export function runNames(db: Database): ReadonlyMap<string, RunNames> {
  const ids = db.query.runs.findMany({ columns: { id: true } }).sync();
  return new Map([...shortIds(ids.map(({ id }) => id))].map(([id, shortId]) => [id, namesOf(id, shortId)]));
}

export function namesOf(id: string, shortId: string): RunNames {
  return { shortId, ref: shortId.length <= WHOLE_MILLISECOND ? id.slice(0, WHOLE_MILLISECOND) : id };
}
