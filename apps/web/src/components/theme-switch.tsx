"use client";

import { useSyncExternalStore } from "react";
import { ThemeIcon } from "./icons.tsx";
import { THEME_KEY, type ThemeChoice } from "./theme.ts";
import { useLazyMenu } from "./use-lazy-menu.ts";

const loadMenu = async () => (await import("./theme-menu.tsx")).ThemeMenu;

export function ThemeSwitch() {
  const choice = useSyncExternalStore(subscribe, storedChoice, () => "system" as const);
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu choice={choice} onChoose={store} />;
  return (
    <button type="button" className="btn btn-bare" aria-label="Theme" {...trigger}>
      <ThemeIcon />
    </button>
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
