import { commonMode } from "@xrpl-probe/stats";
import { formatChange } from "../format.ts";
import type { CommonModeReport } from "./compare-report.ts";
import type { JudgedSides } from "./judge-sides.ts";
import type { JudgedKey } from "./judged-strata.ts";

/** Whether everything moved together: the leading probe's types, each by the median of its largest judged stratum. */
export function commonModeReport({ rows, compared, options }: JudgedSides): CommonModeReport | null {
  const largest = new Map<number | null, { key: JudgedKey; d: number }>();
  for (const { key, statistic, numbers } of rows) {
    if (key.probe !== compared.probe || statistic !== "p50" || numbers === null || numbers.coarse !== null) continue;
    const known = largest.get(key.type);
    if (known === undefined || known.key.spans.base < key.spans.base) largest.set(key.type, { key, d: numbers.d });
  }
  const found = commonMode([...largest.values()], Math.log1p(options.thresholds.p50));
  if (found === null) return null;
  const change = Math.expm1(found.c);
  return {
    change,
    sentence: `everything moved by ${formatChange(change)}: check the machine first`,
    own: found.own.map(({ key, d }) => ({ type: key.type, typeName: key.typeName, change: Math.expm1(d) })),
  };
}
