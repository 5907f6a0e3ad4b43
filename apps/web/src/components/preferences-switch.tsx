"use client";

import { ThemeIcon } from "./icons.tsx";
import { useLazyMenu } from "./use-lazy-menu.ts";

const loadMenu = async () => (await import("./preferences-menu.tsx")).PreferencesMenu;

/** The way to what a visitor prefers. */
export function PreferencesSwitch() {
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu />;
  return (
    <button type="button" className="btn btn-bare" aria-label="Theme, clock and unit" {...trigger}>
      <ThemeIcon />
    </button>
  );
}
