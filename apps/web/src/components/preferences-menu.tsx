"use client";

import { DropdownMenu } from "radix-ui";
import { CheckIcon, ThemeIcon } from "./icons.tsx";
import { PREFERENCES, type PreferenceName } from "./preference.ts";
import { setPreference, usePreference } from "./use-preference.ts";

const GROUPS: readonly { name: PreferenceName; title: string; labels: Readonly<Record<string, string>> }[] = [
  { name: "theme", title: "Theme", labels: { system: "As the system", light: "Light", dark: "Dark" } },
  { name: "clock", title: "Clock", labels: { local: "Local time", UTC: "UTC" } },
  { name: "unit", title: "Latencies in tables", labels: { auto: "Unit that suits", µs: "µs", ms: "ms" } },
];

/** The menu behind the switch, opened by being shown. */
export function PreferencesMenu() {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="btn btn-bare" aria-label="Theme, clock and unit">
        <ThemeIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          {GROUPS.map((group) => (
            <Group key={group.name} {...group} />
          ))}
          <DropdownMenu.Separator className="my-1 border-line border-t max-sm:hidden" />
          <DropdownMenu.Item className="menu-item max-sm:hidden" onSelect={showKeys}>
            <span className="w-4" /> Keys <kbd className="ml-auto">?</kbd>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** As the key itself does; the page listens to it in one place. */
function showKeys() {
  dispatchEvent(new KeyboardEvent("keydown", { key: "?" }));
}

function Group({ name, title, labels }: (typeof GROUPS)[number]) {
  const chosen = usePreference(name);
  return (
    <DropdownMenu.RadioGroup value={chosen} onValueChange={(value) => setPreference(name, value)} aria-label={title}>
      <DropdownMenu.Label className="px-2 pt-2 pb-1 text-12 text-ink-3">{title}</DropdownMenu.Label>
      {PREFERENCES[name].map((value) => (
        <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
          <span className="w-4">
            <DropdownMenu.ItemIndicator>
              <CheckIcon />
            </DropdownMenu.ItemIndicator>
          </span>
          {labels[value]}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
