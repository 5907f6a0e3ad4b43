"use client";

import { ChevronIcon } from "../../components/icons.tsx";
import { useLazyMenu } from "../../components/use-lazy-menu.ts";
import type { ExportMenuProps } from "./export-menu.tsx";

const loadMenu = async () => (await import("./export-menu.tsx")).ExportMenu;

/** The way to the whole comparison as a file. */
export function ExportComparison(props: ExportMenuProps) {
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu {...props} />;
  return (
    <button type="button" className="btn" {...trigger}>
      Export <ChevronIcon />
    </button>
  );
}
