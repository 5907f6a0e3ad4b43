import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const STATISTICS = ["p50", "p90", "p99", "p999", "mean"] as const;

/** What the server reads from the URL: which series. */
export const dataParams = {
  probe: parseAsString,
  /** By name; without one every type is a chart of its own, with one every code of it. */
  type: parseAsString,
  code: parseAsString,
  statistic: parseAsStringLiteral(STATISTICS).withDefault("p50"),
  /** The version that is 100 %. */
  reference: parseAsString,
  /** The level of every version, or the whole of its distribution. */
  view: parseAsStringLiteral(["levels", "shapes"] as const).withDefault("levels"),
};

/** How the browser draws them. */
export const viewParams = {
  y: parseAsStringLiteral(["relative", "latency"] as const).withDefault("relative"),
};

export const loadDataParams = createLoader(dataParams);
