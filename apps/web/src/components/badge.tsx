import type { ReactNode } from "react";

export type BadgeTone = "quiet" | "warn" | "bad";

const TONES: Readonly<Record<BadgeTone, string>> = {
  quiet: "border-line-2 text-ink-2",
  warn: "border-current/40 text-warn",
  bad: "border-current/40 text-bad",
};

/** A word of state beside a name. The word carries the meaning, the tone only helps to find it. */
export function Badge({ tone = "quiet", title, children }: { tone?: BadgeTone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-[3px] border px-1.5 font-medium text-12 ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
