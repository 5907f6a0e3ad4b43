"use client";

import { ChevronIcon } from "../../../components/icons.tsx";
import { useLazyMenu } from "../../../components/use-lazy-menu.ts";

const loadMenu = async () => (await import("./export-menu.tsx")).ExportMenu;

export function ExportMenuButton({ href }: { href: string }) {
  const { Menu, trigger } = useLazyMenu(loadMenu);
  if (Menu !== null) return <Menu href={href} />;
  return (
    <button type="button" className="btn" {...trigger}>
      Export <ChevronIcon />
    </button>
  );
}
