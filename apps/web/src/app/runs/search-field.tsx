"use client";

import { useMemo, useRef } from "react";
import { SearchIcon } from "../../components/icons.tsx";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";

const SYNTAX = "tag:1.4.0-b* host:perf1 commit:6bcc -b4 after:2026-10-01";

/** The search over runs. `/` goes to it from anywhere on the page, Esc leaves it. */
export function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const keys = useMemo(() => {
    const go = () => {
      input.current?.focus();
      input.current?.select();
    };
    return { "/": go };
  }, []);
  useShortcuts(keys);
  return (
    <label className="flex h-8 w-full max-w-[460px] items-center gap-2 rounded-[4px] border border-line-2 px-2.5 text-ink-3 focus-within:border-ink-3">
      <SearchIcon />
      <input
        ref={input}
        type="search"
        aria-label="Search runs"
        placeholder={SYNTAX}
        title={SYNTAX}
        spellCheck={false}
        autoComplete="off"
        className="min-w-0 flex-1 bg-transparent text-13 text-ink outline-none placeholder:text-ink-3"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      <kbd className="max-sm:hidden">/</kbd>
    </label>
  );
}
