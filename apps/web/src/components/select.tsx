"use client";

import { ChevronIcon } from "./icons.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Second rank, at the right: a count. */
  readonly detail?: string;
  readonly mono?: boolean;
}

/** A drop-down whose label stands inside the field, `Type Payment`; the list is the browser's own. */
export function Select(props: {
  label: string;
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  const known = chosen === undefined ? [{ value, label: value }, ...options] : options;
  return (
    <label className="btn relative min-w-0 gap-1.5 font-normal focus-within:outline-2 focus-within:outline-ink focus-within:outline-offset-2">
      <span className="text-ink-3">{label}</span>
      <span className={`truncate ${chosen?.mono ? "font-mono text-12 tracking-tight" : ""}`} aria-hidden="true">
        {chosen?.label ?? value}
      </span>
      <span className="ml-auto text-ink-3">
        <ChevronIcon />
      </span>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="absolute inset-0 w-full cursor-pointer bg-ground text-ink opacity-0"
      >
        {known.map((option) => (
          <option key={option.value} value={option.value}>
            {"detail" in option && option.detail !== undefined ? `${option.label} (${option.detail})` : option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
