"use client";

import { DropdownMenu } from "radix-ui";
import { CheckIcon, ChevronIcon } from "./icons.tsx";

export interface DatabaseMenuProps {
  readonly name: string;
  readonly names: readonly string[];
  readonly onChoose: (name: string) => void;
}

/** The menu behind the picker, opened by being shown. */
export function DatabaseMenu({ name, names, onChoose }: DatabaseMenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="btn btn-bare min-w-0 gap-1" aria-label={`Database ${name}`}>
        <code className="truncate">{name}</code>
        <ChevronIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <DropdownMenu.RadioGroup value={name} onValueChange={onChoose}>
            {names.map((other) => (
              <DropdownMenu.RadioItem key={other} value={other} className="menu-item">
                <span className="w-4">
                  <DropdownMenu.ItemIndicator>
                    <CheckIcon />
                  </DropdownMenu.ItemIndicator>
                </span>
                <code>{other}</code>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
