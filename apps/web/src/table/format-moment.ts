import { formatElapsed } from "@xrpl-probe/report/format";

/** `3:07.412`: moments of one second are told apart. */
export function formatMoment(ms: number): string {
  return `${formatElapsed(ms)}.${String(Math.floor(ms) % 1000).padStart(3, "0")}`;
}
