import { formatBytes, formatCount } from "@xrpl-probe/report/format";
import Link from "next/link";
import type { DatabaseDescription } from "../db.ts";
import { DatabasePicker } from "./database-picker.tsx";
import { Mark } from "./icons.tsx";
import { Nav } from "./nav.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** One line: name, pages, database, theme. */
export function Header({ database }: { database: DatabaseDescription }) {
  return (
    <header className="border-line border-b">
      <div className="page flex h-12 items-center gap-4 md:gap-6">
        <Link
          href="/"
          prefetch={false}
          className="flex items-center gap-2 font-semibold tracking-[-0.01em] no-underline"
        >
          <Mark />
          <span className="max-sm:sr-only">xrpl-probe</span>
        </Link>
        <Nav />
        <div className="ml-auto flex min-w-0 items-center gap-3 text-13 text-ink-2">
          {database.recording && (
            <Link
              href="/live"
              prefetch={false}
              className="inline-flex items-center gap-1.5"
              title="A run is being recorded"
            >
              <span className="size-1.5 rounded-full bg-bad" />
              Live
            </Link>
          )}
          {database.names.length > 1 ? (
            <DatabasePicker name={database.name} names={database.names} />
          ) : (
            <code className="truncate" title={database.path}>
              {database.name}
            </code>
          )}
          {database.runs !== null && (
            <span className="whitespace-nowrap max-sm:hidden">
              {formatBytes(database.bytes)}, {formatCount(database.runs)} {database.runs === 1 ? "run" : "runs"}
            </span>
          )}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
