"use client";

import { DropdownMenu as Menu } from "radix-ui";
import { useState } from "react";
import { CheckIcon } from "../../components/icons.tsx";
import { SourceBadge } from "../../components/source-badge.tsx";
import { When } from "../../components/when.tsx";
import { SideLabel, type SidePickerProps } from "./side-picker.tsx";

/** A menu of tags and runs for one side. A tag is taken at once; runs are ticked, and taken when the menu closes. */
export function SideMenu(props: SidePickerProps) {
  const { side, value, choices, onChange } = props;
  const begin = () =>
    choices.runs
      .map(({ ref }) => ref)
      .filter((ref) => (value ?? "").split(",").some((part) => part.length >= 8 && ref.startsWith(part)));
  const [ticked, setTicked] = useState<readonly string[]>(begin);
  const take = () => {
    const chosen = ticked.join(",");
    if (chosen !== "" && chosen !== value) onChange(chosen);
  };
  const tick = (ref: string, on: boolean) =>
    setTicked((refs) => (on ? [...refs, ref] : refs.filter((other) => other !== ref)));
  return (
    <Menu.Root defaultOpen onOpenChange={(open) => (open ? setTicked(begin) : take())}>
      <Menu.Trigger className="btn min-w-0 gap-2 px-2.5">
        <SideLabel side={side} value={value} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="start" sideOffset={4}>
          {choices.tags.length > 0 && <Menu.Label className="px-2 py-1 text-12 text-ink-3">Tags</Menu.Label>}
          {choices.tags.map(({ tag, runs, newestMs }) => (
            <Menu.Item
              key={tag}
              className="menu-item"
              onSelect={() => {
                setTicked([]);
                onChange(tag);
              }}
            >
              <span className="w-4">{tag === value && <CheckIcon />}</span>
              <span className="font-mono font-semibold">{tag}</span>
              <span className="ml-auto pl-8 text-12 text-ink-3">
                {runs} {runs === 1 ? "run" : "runs"}, <When ms={newestMs} parts="short" />
              </span>
            </Menu.Item>
          ))}
          <Menu.Label className="px-2 pt-2 pb-1 text-12 text-ink-3">Runs, one or several</Menu.Label>
          {choices.runs.map(({ ref, shortId, tag, startedMs, source }) => (
            <Menu.CheckboxItem
              key={ref}
              className="menu-item"
              checked={ticked.includes(ref)}
              onCheckedChange={(on) => tick(ref, on)}
              onSelect={(event) => event.preventDefault()}
            >
              <span className="w-4">
                <Menu.ItemIndicator>
                  <CheckIcon />
                </Menu.ItemIndicator>
              </span>
              <span className="font-mono">{shortId}</span>
              <span className="font-mono text-12 text-ink-3">{tag}</span>
              <SourceBadge source={source} />
              <span className="ml-auto pl-6 text-12 text-ink-3">
                <When ms={startedMs} parts="short" />
              </span>
            </Menu.CheckboxItem>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
