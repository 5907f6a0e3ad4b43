"use client";

import type { inferParserType } from "nuqs/server";
import type { dataParams } from "./params.ts";

type Query = inferParserType<typeof dataParams>;

const PRESETS = [
  {
    label: "Slowest",
    change: { order: "slowest", code: null },
    is: ({ order, code }: Query) => order === "slowest" && code !== "failed",
  },
  { label: "Most applied", change: { order: "most-applied" }, is: ({ order }: Query) => order === "most-applied" },
  {
    label: "Failing",
    change: { order: "slowest", code: "failed" },
    is: ({ order, code }: Query) => order === "slowest" && code === "failed",
  },
] as const;

/** What people come to look for. */
export function Presets(props: { query: Query; onChange: (change: Partial<Query>) => void; disabled: boolean }) {
  const { query, onChange, disabled } = props;
  return (
    <div className="mt-6 mb-2 flex flex-wrap items-center gap-2">
      <h2 className="mr-2 font-semibold text-16 tracking-[-0.008em]">
        {query.order === "most-applied" ? "Transactions" : "Applies"}
      </h2>
      {PRESETS.map(({ label, change, is }) => (
        <button
          key={label}
          type="button"
          className="btn aria-pressed:bg-hover"
          aria-pressed={is(query)}
          disabled={disabled}
          onClick={() => onChange(change)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
