"use client";

import { useMemo, useState } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

/** The comparison as Markdown for an issue or a release note, by the button or the key m. */
export function CopyMarkdown({ markdown }: { markdown: string }) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const keys = useMemo(() => {
    const m = () => {
      navigator.clipboard.writeText(markdown).then(
        () => setState("copied"),
        () => setState("refused"),
      );
      setTimeout(() => setState("ready"), 1500);
    };
    return { m };
  }, [markdown]);
  useShortcuts(keys);
  return (
    <button type="button" className="btn" aria-keyshortcuts="m" onClick={keys.m}>
      {state === "copied" ? "Copied" : state === "refused" ? "Not allowed to copy" : "Copy as Markdown"}
      <kbd className="max-md:hidden">m</kbd>
      <span role="status" className="sr-only">
        {state === "copied" ? "Copied" : ""}
      </span>
    </button>
  );
}
