/**
 * A table as a value: what the page shows of it and what a file of it holds are made of the same numbers. Plain data, so
 * that a server component can hand it to the browser.
 */
export interface DataTable {
  readonly columns: readonly Column[];
  /** The first value of a row names it. */
  readonly rows: readonly (readonly Value[])[];
}

export interface Column {
  /** On the page, where a duration's unit follows. */
  readonly label: string;
  /** In a file, with its unit: `p50_ns`. */
  readonly name: string;
  readonly kind: Kind;
}

/** Null is not known. */
export type Value = string | number | boolean | null | Range;

/** A null end is open. */
export type Range = readonly [from: number | null, to: number | null];

/** What a column's numbers are, hence how they are written. */
export type Kind =
  | "text"
  | "count"
  /** ns */
  | "duration"
  /** ns, signed */
  | "added"
  /** ms on a clock that counts up: `3:07` */
  | "elapsed"
  /** the same to the millisecond: `3:07.412` */
  | "moment"
  /** ms, in words: `5 min` */
  | "length"
  /** of 1, as are the following three */
  | "share"
  /** a difference of shares, in points */
  | "points"
  /** relative and signed */
  | "change"
  /** relative, a size */
  | "size"
  /** per second */
  | "rate"
  /** of 1: `p99.9` */
  | "percentile"
  | "number";

export function column(label: string, name: string, kind: Kind = "text"): Column {
  return { label, name, kind };
}

/** A name from data, such as a version, as a part of a column's. */
export function nameOf(text: string): string {
  return text.trim().replaceAll(/[^\w.]+/g, "_");
}
