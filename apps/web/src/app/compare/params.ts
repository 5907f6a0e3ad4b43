import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { timeRangeParams } from "../../charts/time-range-params.ts";

export const TABS = ["all", "histogram", "percentiles", "difference", "codes", "by-code"] as const;
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
  tab: parseAsStringLiteral(TABS).withDefault("all"),
  scale: parseAsStringLiteral(["log", "linear"] as const).withDefault("log"),
  height: parseAsStringLiteral(["share", "count"] as const).withDefault("share"),
  /** Types whose codes are unfolded; none named: that of the chosen row. */
  open: parseAsArrayOf(parseAsString),
  show: parseAsStringLiteral(["all", "changes"] as const).withDefault("all"),
};

export const loadDataParams = createLoader(dataParams);
