"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { ChevronIcon } from "./icons.tsx";
import { useLazyMenu } from "./use-lazy-menu.ts";

const loadMenu = async () => (await import("./database-menu.tsx")).DatabaseMenu;

/**
 * Which of the served databases the pages show. The choice stands in the address, so that a link opens the same one
 * elsewhere; a page reached by a link without it shows that of the page it came from, and says so again here.
 */
export function DatabasePicker({ name, names }: { name: string; names: readonly string[] }) {
  const path = usePathname();
  const query = useSearchParams();
  const { Menu, trigger } = useLazyMenu(loadMenu);
  useEffect(() => {
    if (query.has("db")) return;
    const address = new URL(location.href);
    address.searchParams.set("db", name);
    history.replaceState(history.state, "", address);
  }, [query, name]);
  // runs, tags and filters of one database mean nothing in another; the kind of page does
  const choose = (other: string) =>
    location.assign(`/${path.split("/")[1] ?? ""}?${new URLSearchParams({ db: other }).toString()}`);
  if (Menu !== null) return <Menu name={name} names={names} onChoose={choose} />;
  return (
    <button type="button" className="btn btn-bare min-w-0 gap-1" aria-label={`Database ${name}`} {...trigger}>
      <code className="truncate">{name}</code>
      <ChevronIcon />
    </button>
  );
}
