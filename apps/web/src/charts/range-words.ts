import { formatElapsed } from "@xrpl-probe/report/format";

/** `0:30 to 1:00`, `0:30 to the end` */
export function rangeWords(fromMs: number | null, toMs: number | null): string {
  return `${formatElapsed(fromMs ?? 0)} to ${toMs === null ? "the end" : formatElapsed(toMs)}`;
}
