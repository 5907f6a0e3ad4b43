"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef } from "react";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

/** Looks a transaction up by its id or the beginning of it; `/` goes there. */
export function FindId() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const keys = useMemo(() => ({ "/": () => input.current?.select() }), []);
  useShortcuts(keys);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const id = String(new FormData(event.currentTarget).get("id") ?? "").trim();
        if (id !== "") router.push(`/transactions/${encodeURIComponent(id)}`);
      }}
    >
      <input
        ref={input}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        name="id"
        aria-label="Transaction id, or its beginning"
        placeholder="transaction id or its beginning"
        className="h-8 w-64 min-w-0 rounded-[4px] border border-line-2 px-2 font-mono text-12 max-sm:w-full"
      />
      <button type="submit" className="btn">
        Find
      </button>
    </form>
  );
}
