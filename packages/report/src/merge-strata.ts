import type { Stratum } from "@xrpl-probe/db";
import { groupBy } from "./group-by.ts";
import { pool } from "./strata.ts";

/** The same type and code of several runs of one probe together. */
export function mergeStrata(strata: readonly Stratum[]): Stratum[] {
  return [...groupBy(strata, ({ type, code }) => `${type}/${code}`).values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [{ ...first, histogram: pool(members) }];
  });
}
