import type { Stratum } from "@xrpl-probe/db";
import type { RunView } from "./run-view.ts";
import { spectrumOf } from "./spectrum.ts";
import { groupBySize, pool, stratumNames } from "./strata.ts";

/** More lines than this cannot be told apart. */
const MOST_LINES = 8;

/** One line per type; within a chosen type one per code. */
export function runSpectra(
  strata: readonly Stratum[],
  type: number | null,
  version: string | null,
): RunView["spectra"] {
  const groups = groupBySize(strata, (stratum) => (type === null ? stratum.type : stratum.code));
  return groups
    .flatMap(({ key, strata: members }) => {
      const names = stratumNames(type === null ? { type: key, code: null } : { type, code: key }, version);
      const spectrum = spectrumOf(pool(members));
      return spectrum === null ? [] : [{ name: type === null ? names.typeName : names.token, spectrum }];
    })
    .slice(0, MOST_LINES);
}
