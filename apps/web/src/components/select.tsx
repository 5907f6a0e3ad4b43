"use client";

import { Select as Radix } from "radix-ui";
import { CheckIcon, ChevronIcon } from "./icons.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Second rank, at the right: a count. */
  readonly detail?: string;
  readonly mono?: boolean;
}

/** A drop-down whose label stands inside the field: `Type Payment`. */
export function Select(props: {
  label: string;
  value: string;
  options: readonly SelectOption[];
  onChange: (value: string) => void;
}) {
  const chosen = props.options.find(({ value }) => value === props.value);
  return (
    <Radix.Root value={props.value} onValueChange={props.onChange}>
      <Radix.Trigger className="btn min-w-0 gap-1.5 font-normal" aria-label={props.label}>
        <span className="text-ink-3">{props.label}</span>
        <span className={`truncate ${chosen?.mono ? "font-mono text-12 tracking-tight" : ""}`}>
          <Radix.Value>{chosen?.label ?? props.value}</Radix.Value>
        </span>
        <Radix.Icon className="ml-auto text-ink-3">
          <ChevronIcon />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} className="menu min-w-(--radix-select-trigger-width)">
          <Radix.Viewport>
            {props.options.map(({ value, label, detail, mono }) => (
              <Radix.Item key={value} value={value} className="menu-item">
                <span className="w-4">
                  <Radix.ItemIndicator>
                    <CheckIcon />
                  </Radix.ItemIndicator>
                </span>
                <span className={mono ? "font-mono text-12 tracking-tight" : ""}>
                  <Radix.ItemText>{label}</Radix.ItemText>
                </span>
                {detail !== undefined && <span className="ml-auto pl-6 text-12 text-ink-3">{detail}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
