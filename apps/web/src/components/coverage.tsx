import { formatCount, formatShare } from "@xrpl-probe/report/format";
import { Badge } from "./badge.tsx";

/** Above this share of lost events a run is left out of comparisons. */
const TOO_MUCH_LOST = 0.01;

/** Whether the run holds everything that happened. Unpaired starts are calls left by an exception: told, not alarming. */
export function Coverage({ lost, lostShare, unpaired }: { lost: number; lostShare: number; unpaired: number }) {
  if (lost === 0) {
    return <span className="text-ink-3">{unpaired === 0 ? "all" : `${formatCount(unpaired)} unpaired`}</span>;
  }
  const share = lostShare < 0.0001 ? "" : `, ${formatShare(lostShare)}`;
  return (
    <Badge
      tone={lostShare > TOO_MUCH_LOST ? "bad" : "warn"}
      title={`${formatCount(lost)} events lost${share}; ${formatCount(unpaired)} unpaired${
        lostShare > TOO_MUCH_LOST ? ". Left out of comparisons" : ""
      }`}
    >
      lost {formatCount(lost)}
      {share}
    </Badge>
  );
}
