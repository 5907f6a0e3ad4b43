import type { RunViewParams } from "@xrpl-probe/report";
import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { timeRangeParams } from "../../../charts/time-range-params.ts";

/** What the server reads from the URL: which spans of the run the page shows. */
export const filterParams = {
  probe: parseAsString,
  /** By name: `Payment`, `tecPATH_DRY`. */
  type: parseAsString,
  code: parseAsString,
  ...timeRangeParams,
};

/** How the browser draws them: never asks the server again. */
export const viewParams = {
  color: parseAsStringLiteral(["share", "count"] as const).withDefault("share"),
  scale: parseAsStringLiteral(["log", "linear"] as const).withDefault("log"),
  slices: parseAsStringLiteral(["slowest", "all"] as const).withDefault("slowest"),
};

export type FilterQuery = inferParserType<typeof filterParams>;

export const loadFilterParams = createLoader(filterParams);

/** The page's query with another filter: a link that narrows it. */
export const filterQuery = createSerializer(filterParams);

/** What the URL asks of a run. */
export function askedOf(run: string, query: FilterQuery, nowMs: number): RunViewParams {
  const { probe, type, code, from, to } = query;
  return {
    run,
    nowMs,
    ...(probe !== null && { probe }),
    ...(type !== null && { type }),
    ...(code !== null && { code }),
    ...(from !== null && { fromMs: from }),
    ...(to !== null && { toMs: to }),
  };
}
