import { and, asc, between, desc, eq, gt, gte, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { applies } from "../schema/index.ts";
import { type ApplyFilter, applyCondition } from "./apply-filter.ts";
import type { OrderRules, Place, Wanted } from "./apply-order.ts";
import { type Apply, applyColumns, applyOf } from "./apply-row.ts";
import type { SeqRange } from "./apply-seqs.ts";

/** Reads the places of wanted rows in order, at most `limit`: one statement for all the stretches of a search. */
export function placeReader(
  db: Database,
  filter: ApplyFilter,
  { by, descending }: OrderRules,
  limit: number,
): (runKey: number, seqs: SeqRange, wanted: Wanted) => Place[] {
  const { runKey, seq, startNs, durationNs } = applies;
  const direction = descending ? desc : asc;
  const given = (name: keyof Wanted | keyof SeqRange | "runKey") => sql.placeholder(name);
  const statement = db
    .select({ runKey, seq, startNs, durationNs })
    .from(applies)
    .where(
      and(
        eq(runKey, given("runKey")),
        gte(seq, given("fromSeq")),
        lt(seq, given("toSeq")),
        between(durationNs, given("shortestNs"), given("longestNs")),
        or(ne(durationNs, given("tiedNs")), gt(seq, given("tiedSeq"))),
        applyCondition(filter),
      ),
    )
    .orderBy(...(by === "seq" ? [direction(seq)] : [direction(durationNs), asc(seq)]))
    .limit(limit)
    .prepare();
  return (key, { fromSeq, toSeq }, wanted) =>
    statement.all({
      ...wanted,
      runKey: key,
      fromSeq: Math.max(fromSeq, wanted.firstSeq),
      toSeq: Math.min(toSeq, wanted.lastSeq + 1),
    });
}

/** The applies at these places, in their order. */
export function appliesAt(db: Database, places: readonly Pick<Apply, "runKey" | "seq">[]): Apply[] {
  const name = ({ runKey, seq }: Pick<Apply, "runKey" | "seq">) => `${runKey}/${seq}`;
  const found = new Map<string, Apply>();
  for (const runKey of new Set(places.map((place) => place.runKey))) {
    const seqs = places.filter((place) => place.runKey === runKey).map(({ seq }) => seq);
    const rows = db
      .select(applyColumns)
      .from(applies)
      .where(and(eq(applies.runKey, runKey), inArray(applies.seq, seqs)))
      .all();
    for (const row of rows) found.set(name(row), applyOf(row));
  }
  return places.flatMap((place) => found.get(name(place)) ?? []);
}
