import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

/** Columns of the table, in the order in which they come unless the URL says another. */
export const COLUMNS = [
  "run",
  "commit",
  "host",
  "started",
  "length",
  "applies",
  "rate",
  "p50",
  "p99",
  "codes",
  "recorded",
  "status",
] as const;

export type ColumnName = (typeof COLUMNS)[number];

/** How the browser shows the runs: never asks the server. */
export const viewParams = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(COLUMNS).withDefault("started"),
  order: parseAsStringLiteral(["down", "up"]).withDefault("down"),
  /** Those that are shown, in their order. */
  columns: parseAsArrayOf(parseAsStringLiteral(COLUMNS)).withDefault([...COLUMNS]),
};
