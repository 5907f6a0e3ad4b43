"use client";

import { DropdownMenu } from "radix-ui";
import { CheckIcon, ThemeIcon } from "./icons.tsx";
import type { ThemeChoice } from "./theme.ts";

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
];

export interface ThemeMenuProps {
  readonly choice: ThemeChoice;
  readonly onChoose: (choice: string) => void;
}

/** The menu behind the switch, opened by being shown. */
export function ThemeMenu({ choice, onChoose }: ThemeMenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="btn btn-bare" aria-label="Theme">
        <ThemeIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <DropdownMenu.RadioGroup value={choice} onValueChange={onChoose}>
            {CHOICES.map(({ value, label }) => (
              <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
                <span className="w-4">
                  <DropdownMenu.ItemIndicator>
                    <CheckIcon />
                  </DropdownMenu.ItemIndicator>
                </span>
                {label}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
