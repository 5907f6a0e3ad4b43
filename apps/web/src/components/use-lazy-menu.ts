"use client";

import { type ComponentType, useState } from "react";

/**
 * A menu whose code is not loaded before someone asks for it: pages are to be usable first. `trigger` goes on the button
 * that stands in its place until then; the menu comes opened, with its own trigger.
 */
export function useLazyMenu<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Menu, setMenu] = useState<ComponentType<Props> | null>(null);
  const trigger = {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    // a pointer on its way to the button is answered without waiting
    onPointerEnter: () => void load(),
    onClick: () => void load().then((loaded) => setMenu(() => loaded)),
  } as const;
  return { Menu, trigger };
}
