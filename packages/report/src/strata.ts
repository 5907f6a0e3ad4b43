import type { Stratum } from "@xrpl-probe/db";
import { emptyHistogram, type Histogram, mergeHistograms } from "@xrpl-probe/stats";
import { codeLabel, decodeCode, typeName } from "@xrpl-probe/xrpl";
import type { CodeFamily } from "./codes.ts";
import { groupBy } from "./group-by.ts";

/** A stratum's name as pages print it. */
export interface StratumNames {
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
  readonly family: CodeFamily;
}

/** Names of a type and code; code tokens are those of the server's version. Imported timings carry neither. */
export function stratumNames(
  { type, code }: { readonly type: number | null; readonly code: number | null },
  version: string | null,
): StratumNames {
  return {
    type,
    typeName: type === null ? "all types" : typeName(type),
    code,
    token: code === null ? "all codes" : codeLabel(code, version),
    family: code === null ? "unknown" : decodeCode(code, version).family,
  };
}

/** All of them together; an empty histogram for none. Empty parts have no say in the scheme. */
export function pool(strata: readonly { readonly histogram: Histogram }[]): Histogram {
  const filled = strata.filter(({ histogram }) => histogram.count > 0);
  return filled.length === 0 ? emptyHistogram() : mergeHistograms(filled.map(({ histogram }) => histogram));
}

/** Groups by a key, largest group first, strata inside a group largest first. */
export function groupBySize<Key>(
  strata: readonly Stratum[],
  keyOf: (stratum: Stratum) => Key,
): { readonly key: Key; readonly count: number; readonly strata: readonly Stratum[] }[] {
  return [...groupBy(strata, keyOf)]
    .map(([key, members]) => ({ key, count: countOf(members), strata: members.toSorted(bySize) }))
    .sort((a, b) => b.count - a.count);
}

export function countOf(strata: readonly Pick<Stratum, "histogram">[]): number {
  return strata.reduce((sum, { histogram }) => sum + histogram.count, 0);
}

function bySize(a: Pick<Stratum, "histogram">, b: Pick<Stratum, "histogram">): number {
  return b.histogram.count - a.histogram.count;
}
