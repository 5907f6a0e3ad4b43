import type { MixReport } from "@xrpl-probe/report";
import { formatDurationNs, formatShare } from "@xrpl-probe/report/format";

/** A mean that moved less has nothing to explain. */
const WORTH_TELLING = 0.005;

/** How much of the difference of the means is the mix of transactions. */
export function mixFinding({ baseNs, headNs, mixNs, withinNs }: MixReport, typeName: string | null): string {
  const whose = typeName === null ? "The mean" : `${typeName}’s mean`;
  const total = headNs - baseNs;
  if (Math.abs(total) < baseNs * WORTH_TELLING && Math.abs(mixNs) < baseNs * WORTH_TELLING)
    return `${whose} stayed where it was`;
  const moved = `${whose} ${total > 0 ? "rose" : "fell"} by ${formatDurationNs(Math.abs(total))}`;
  const share = mixNs / total;
  if (mixNs * withinNs >= 0 && share >= 0 && share <= 1) return `${moved}: ${formatShare(share, 0)} is mix`;
  const signed = (ns: number) => `${ns > 0 ? "+" : "\u2212"}${formatDurationNs(Math.abs(ns))}`;
  return `${moved}: mix ${signed(mixNs)}, within ${signed(withinNs)}`;
}
