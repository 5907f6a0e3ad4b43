/**
 * How runs are named. Ids are UUIDv7: 8 digits change every 65 s, 13 characters every millisecond, so runs recorded one
 * after the other may share their first 8.
 */
export interface RunNames {
  /** For the eye: 8 digits where they are unique in this database, else as many as it takes. */
  readonly shortId: string;
  /** For links and sides: at least 13 characters, so that a link outlives the runs that are recorded next. */
  readonly ref: string;
}

/** The names of every run of a database, by id. */
export function runNames(ids: readonly string[]): ReadonlyMap<string, RunNames> {
  const shortened = ([8, 13] as const).map((length) => ({ length, seen: countPrefixes(ids, length) }));
  return new Map(
    ids.map((id) => {
      const unique = shortened.filter(({ length, seen }) => seen.get(id.slice(0, length)) === 1);
      const shortId = id.slice(0, unique[0]?.length ?? id.length);
      const ref = unique.some(({ length }) => length === 13) ? id.slice(0, 13) : id;
      return [id, { shortId, ref }];
    }),
  );
}

function countPrefixes(ids: readonly string[], length: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const id of ids) seen.set(id.slice(0, length), (seen.get(id.slice(0, length)) ?? 0) + 1);
  return seen;
}
