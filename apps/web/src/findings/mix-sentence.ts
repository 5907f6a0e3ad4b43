import type { TypeRows } from "@xrpl-probe/report";
import { formatDurationNs, formatShare } from "@xrpl-probe/report/format";
import { decomposeMean } from "@xrpl-probe/report/mix";

/** A mean that moved less is not explained. */
const WORTH_TELLING = 0.01;

/** Which type's mean moved because its codes were mixed in other shares, rather than because they took longer. */
export function mixSentence(types: readonly Pick<TypeRows, "name" | "strata">[]): string {
  const found = types.flatMap(({ name, strata }) => {
    const difference = strata.length > 1 ? decomposeMean(strata) : null;
    if (difference === null) return [];
    const totalNs = difference.headNs - difference.baseNs;
    const mixed = Math.abs(difference.mixNs) > Math.abs(totalNs) / 2 || difference.mixNs * difference.withinNs < 0;
    return mixed && Math.abs(difference.mixNs) >= difference.baseNs * WORTH_TELLING
      ? [{ name, totalNs, ...difference }]
      : [];
  });
  const [most] = found.sort((a, b) => Math.abs(b.mixNs) / b.baseNs - Math.abs(a.mixNs) / a.baseNs);
  if (most === undefined) return "The mix of codes moves no type’s mean by itself. Rows below compare like with like.";
  const share = most.mixNs / most.totalNs;
  const moved = `${most.name}’s mean is ${formatDurationNs(Math.abs(most.totalNs))} ${most.totalNs > 0 ? "higher" : "lower"}`;
  const why = most.mover === null ? "" : `, most of all by other shares of \`${most.mover.token}\``;
  const part =
    share > 0 && share < 1.005
      ? `${formatShare(share, 0)} of that is mix${why}`
      : `the mix alone moves it by ${most.mixNs > 0 ? "+" : "\u2212"}${formatDurationNs(Math.abs(most.mixNs))}${why}`;
  return `${moved}: ${part}. Rows below compare like with like.`;
}
