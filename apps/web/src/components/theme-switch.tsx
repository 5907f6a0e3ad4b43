"use client";

import { DropdownMenu } from "radix-ui";
import { useSyncExternalStore } from "react";
import { CheckIcon, ThemeIcon } from "./icons.tsx";
import { THEME_KEY, type ThemeChoice } from "./theme.ts";

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
];

export function ThemeSwitch() {
  const choice = useSyncExternalStore(subscribe, storedChoice, () => "system");
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn btn-bare" aria-label="Theme">
        <ThemeIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <DropdownMenu.RadioGroup value={choice} onValueChange={store}>
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

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function store(choice: string): void {
  if (choice === "system") localStorage.removeItem(THEME_KEY);
  else localStorage.setItem(THEME_KEY, choice);
  // The browser sends this event to other tabs only; the head's script and the switch listen to it here too.
  dispatchEvent(new StorageEvent("storage", { key: THEME_KEY }));
}

function subscribe(onChange: () => void): () => void {
  addEventListener("storage", onChange);
  return () => removeEventListener("storage", onChange);
}
