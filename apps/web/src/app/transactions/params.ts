import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { timeRangeParams } from "../../charts/time-range-params.ts";

export const ORDERS = ["slowest", "fastest", "first", "last", "most-applied"] as const;

/** Columns of the table, in the order in which they come unless the URL says another. */
export const COLUMNS = [
  "id",
  "run",
  "type",
  "code",
  "at",
  "duration",
  "attempt",
  "caller",
  "pass",
  "applied",
  "thread",
] as const;

export type ColumnName = (typeof COLUMNS)[number];

/** What the server reads from the URL. */
export const dataParams = {
  /** A side: runs or tags. */
  side: parseAsString,
  probe: parseAsString,
  type: parseAsString,
  /** `failed`: every code but tesSUCCESS. */
  code: parseAsString,
  attempt: parseAsInteger,
  caller: parseAsStringLiteral(["open", "build", "other"] as const),
  pass: parseAsStringLiteral(["retry", "final"] as const),
  /** The box: ms since the start of each run, and ns. */
  ...timeRangeParams,
  min: parseAsInteger,
  max: parseAsInteger,
  order: parseAsStringLiteral(ORDERS).withDefault("slowest"),
};

/** How the browser shows them: never asks the server again. */
export const viewParams = {
  color: parseAsStringLiteral(["share", "count"] as const).withDefault("count"),
  /** Those that are shown, in their order. */
  columns: parseAsArrayOf(parseAsStringLiteral(COLUMNS)).withDefault([
    "id",
    "type",
    "code",
    "at",
    "duration",
    "attempt",
    "caller",
    "pass",
    "run",
  ]),
};

export const loadDataParams = createLoader(dataParams);

/** The page's query with another filter. */
export const dataQuery = createSerializer(dataParams);
