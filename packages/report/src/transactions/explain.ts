import type { ExplainedField, ExplainedValue } from "./transactions-report.ts";

/** How often a value of a field occurs inside of the box and outside. */
export interface ValueCount {
  readonly value: string | null;
  readonly label: string;
  readonly inside: number;
  readonly outside: number;
}

/** Values beyond these are too many to look at; the distance counts them all. */
const MOST_VALUES = 6;

/**
 * Fields by how differently they are distributed inside and outside, the most first. A field with a single value says
 * nothing and is left out, as is each where one of the two has no spans.
 */
export function explain(
  fields: readonly { readonly field: ExplainedField["field"]; readonly counts: readonly ValueCount[] }[],
): ExplainedField[] {
  return fields
    .flatMap(({ field, counts }) => {
      const inside = sum(counts, (count) => count.inside);
      const outside = sum(counts, (count) => count.outside);
      if (counts.length < 2 || inside === 0 || outside === 0) return [];
      const values = counts.map((count) => ({
        ...count,
        insideShare: count.inside / inside,
        outsideShare: count.outside / outside,
      }));
      const distance = sum(values, differenceOf) / 2;
      const ordered = values.toSorted((a, b) => differenceOf(b) - differenceOf(a) || b.inside - a.inside);
      return [{ field, distance, values: ordered.slice(0, MOST_VALUES) }];
    })
    .sort((a, b) => b.distance - a.distance);
}

function differenceOf({ insideShare, outsideShare }: ExplainedValue): number {
  return Math.abs(insideShare - outsideShare);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
