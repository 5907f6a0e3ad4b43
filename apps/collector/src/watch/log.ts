/** One line of the service's log: JSON, for journald and whatever reads it. */
export type Log = (
  level: "info" | "warn" | "error",
  event: LogEvent,
  fields?: Readonly<Record<string, unknown>>,
) => void;

export type LogEvent =
  | "started"
  | "waiting"
  | "several-servers"
  | "placed"
  | "run-began"
  | "run-ended"
  | "lost"
  | "warning"
  | "stalled"
  | "storing-again"
  | "failed"
  | "pruned"
  | "stopped";

/** @param write takes a finished line */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  return (level, event, fields = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), level, event, ...fields })}\n`);
}
