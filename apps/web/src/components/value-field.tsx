"use client";

import { useState } from "react";

/** A field for one value written by hand: kept when it can be read, said to be wrong when not. */
export function ValueField(props: {
  label: string;
  value: string;
  /** Null for what cannot be read; an empty field is never asked about. */
  parse: (text: string) => number | null;
  onChange: (value: number | null) => void;
  placeholder: string;
}) {
  const { label, value, parse, onChange, placeholder } = props;
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? value;
  const wrong = shown.trim() !== "" && parse(shown) === null;
  const commit = () => {
    if (text === null || wrong) return;
    setText(null);
    if (text !== value) onChange(text.trim() === "" ? null : parse(text));
  };
  return (
    <input
      aria-label={label}
      aria-invalid={wrong}
      title={wrong ? `Write it as ${placeholder}` : label}
      value={shown}
      placeholder={placeholder}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setText(null);
      }}
      className="h-8 w-[72px] min-w-0 rounded-[4px] border border-line-2 px-2 text-13 text-ink aria-invalid:border-bad"
    />
  );
}
