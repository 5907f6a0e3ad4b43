"use client";

import { ChevronIcon } from "../../components/icons.tsx";
import { useLazyMenu } from "../../components/use-lazy-menu.ts";
import type { SideChoices } from "./side-choices.ts";

export interface SidePickerProps {
  readonly side: "base" | "head";
  /** As the URL has it; null while the side is not chosen. */
  readonly value: string | null;
  readonly choices: SideChoices;
  readonly onChange: (value: string) => void;
}

const loadMenu = async () => (await import("./side-menu.tsx")).SideMenu;

/** What one side is, and the way to its menu. */
export function SidePicker(props: SidePickerProps) {
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu {...props} />;
  return (
    <button type="button" className="btn min-w-0 gap-2 px-2.5" {...trigger}>
      <SideLabel {...props} />
    </button>
  );
}

export function SideLabel({ side, value }: Pick<SidePickerProps, "side" | "value">) {
  return (
    <>
      <i className="size-2.5 shrink-0 rounded-[2px]" style={{ background: `var(--${side})` }} />
      <span className="font-normal text-ink-3">{side}</span>{" "}
      <span className="truncate font-mono font-semibold text-14 tracking-[-0.02em]">{value ?? "choose"}</span>
      <span className="text-ink-3">
        <ChevronIcon />
      </span>
    </>
  );
}
