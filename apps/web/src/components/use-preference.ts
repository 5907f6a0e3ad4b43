"use client";

import { useCallback, useSyncExternalStore } from "react";
import { type Preference, type PreferenceName, preferenceKey, readPreference } from "./preference.ts";

/** What the visitor prefers, in every place at once. The server does not know it and sends what there is without one. */
export function usePreference<Name extends PreferenceName>(name: Name): Preference<Name> {
  const read = useCallback(() => readPreference(name, localStorage.getItem(preferenceKey(name))), [name]);
  const without = useCallback(() => readPreference(name, null), [name]);
  return useSyncExternalStore(subscribe, read, without);
}

export function setPreference(name: PreferenceName, value: string): void {
  const key = preferenceKey(name);
  if (value === readPreference(name, null)) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
  // the browser sends this event to other tabs only; the head's script and this page listen to it too
  dispatchEvent(new StorageEvent("storage", { key }));
}

function subscribe(onChange: () => void): () => void {
  addEventListener("storage", onChange);
  return () => removeEventListener("storage", onChange);
}
