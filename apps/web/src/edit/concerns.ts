import type { Acceptance } from "@xrpl-probe/report";

/** What a verdict is about; a null statistic stands for each. */
interface Subject {
  readonly probe: string;
  readonly type: number | null;
  readonly statistic: string | null;
}

/** Whether a change that was accepted is one of these. Its null parts stand for all. */
export function concerns(accepted: Acceptance, { probe, type, statistic }: Subject): boolean {
  return (
    (accepted.probe === null || accepted.probe === probe) &&
    (accepted.type === null || accepted.type === type) &&
    (accepted.statistic === null || statistic === null || accepted.statistic === statistic)
  );
}
