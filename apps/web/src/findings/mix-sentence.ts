import type { TypeRows } from "@xrpl-probe/report";
import { formatDurationNs, formatShare } from "@xrpl-probe/report/format";
import { decomposeMean } from "@xrpl-probe/report/mix";

/** A mean that moved less is not explained. */
const WORTH_TELLING = 0.01;

/** Which type's mean moved because its codes were mixed in other shares, rather than because they took longer. */
export function mixSentence(types: readonly Pick<TypeRows, "name" | "strata">[]): string {
  const known = types.flatMap(({ name, strata }) => {
    const difference = strata.length > 1 ? decomposeMean(strata) : null;
    return difference === null ? [] : [{ name, totalNs: difference.headNs - difference.baseNs, ...difference }];
  });
  if (known.length === 0) return "Rows below compare like with like.";
  const found = known.filter(({ baseNs, totalNs, mixNs, withinNs }) => {
    const explains = Math.abs(mixNs) > Math.abs(totalNs) / 2 || mixNs * withinNs < 0;
    return explains && Math.abs(mixNs) >= baseNs * WORTH_TELLING;
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
