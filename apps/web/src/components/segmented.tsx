"use client";

/** A choice between two or three views of the same data. */
export function Segmented<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="inline-flex h-8 rounded-[4px] border border-line-2" aria-label={props.label}>
      {props.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
          className="whitespace-nowrap rounded-[3px] px-2.5 font-medium text-12 text-ink-2 hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink max-sm:flex-1"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
