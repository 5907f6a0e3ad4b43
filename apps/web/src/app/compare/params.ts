import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { timeRangeParams } from "../../charts/time-range-params.ts";

/** One chart of the chosen row at a time, in the order of the keys 1 to 6. */
export const TABS = ["histogram", "percentiles", "difference", "over-time", "codes", "transactions"] as const;
export type Tab = (typeof TABS)[number];

/** What the server reads from the URL: which comparison, and which of its strata is drawn. */
export const dataParams = {
  base: parseAsString,
  head: parseAsString,
  probe: parseAsString,
  /** By name: `Payment`, `tecPATH_DRY`. */
  type: parseAsString,
  code: parseAsString,
  ...timeRangeParams,
};

/** How the browser shows it: never asks the server again. */
export const viewParams = {
  tab: parseAsStringLiteral(["all", ...TABS] as const).withDefault("all"),
  scale: parseAsStringLiteral(["log", "linear"] as const).withDefault("log"),
  height: parseAsStringLiteral(["share", "count"] as const).withDefault("share"),
  /** Types whose codes are unfolded; none named: that of the chosen row. */
  open: parseAsArrayOf(parseAsString),
  show: parseAsStringLiteral(["all", "changes"] as const).withDefault("all"),
};

export const loadDataParams = createLoader(dataParams);
