"use client";

import { useMemo, useSyncExternalStore } from "react";
import { readTheme, type Theme } from "./theme.ts";

/** The page's tokens, read again when the theme changes; null while there is no page to read them from. */
export function useTheme(): Theme | null {
  const key = useSyncExternalStore(subscribe, appearance, () => "");
  return useMemo(() => (key === "" ? null : readTheme((name) => rootStyle().getPropertyValue(name).trim())), [key]);
}

const rootStyle = () => getComputedStyle(document.documentElement);

/** Two themes never share a ground colour. */
const appearance = () => rootStyle().getPropertyValue("--ground").trim();

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", onChange);
  };
}
