"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/", label: "Home" },
  { href: "/runs", label: "Runs" },
  { href: "/compare", label: "Compare" },
  { href: "/trends", label: "Trends" },
  { href: "/transactions", label: "Transactions" },
  { href: "/report", label: "Report" },
] as const;

/** On the narrowest phones the pages scroll; the one at hand is in view. */
function intoView(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function Nav() {
  const path = usePathname();
  return (
    <nav
      aria-label="Pages"
      className="flex h-10 min-w-0 gap-x-2 overflow-x-auto [scrollbar-width:none] max-md:order-last max-md:w-full max-md:justify-between max-md:text-13 md:h-full md:gap-x-5"
    >
      {PAGES.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isCurrent(path, href) ? "page" : undefined}
          ref={isCurrent(path, href) ? intoView : undefined}
          className="flex items-center text-ink-2 no-underline hover:text-ink aria-[current]:font-[550] aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--ink)]"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function isCurrent(path: string, href: string): boolean {
  return path === href || (href !== "/" && path.startsWith(`${href}/`));
}
