"use client";

import { useEffect } from "react";
import { isBusy } from "./is-busy.ts";

/** Single keys that act on the page, off while someone types, while a menu or dialog is open and with modifiers. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isBusy(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
}
