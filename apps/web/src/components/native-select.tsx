"use client";

import { ChevronIcon } from "./icons.tsx";
import type { SelectOption } from "./select.tsx";

/** As {@link Select} to the eye, by the browser's own list: for pages with dozens of choices, of many entries each. */
export function NativeSelect(props: {
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
