import { formatBytes, formatCount } from "@xrpl-probe/report/format";
import Link from "next/link";
import type { DatabaseDescription } from "../db.ts";
import { DatabasePicker } from "./database-picker.tsx";
import { Mark } from "./icons.tsx";
import { Nav } from "./nav.tsx";
import { PreferencesSwitch } from "./preferences-switch.tsx";

/** One line: name, pages, database, preferences. On a phone the pages have a line of their own. */
export function Header({ database }: { database: DatabaseDescription }) {
  return (
    <header className="border-line border-b">
      <div className="page flex flex-wrap items-center gap-x-6 md:h-12 md:flex-nowrap">
        <Link
          href="/"
          prefetch={false}
          className="flex h-11 items-center gap-2 font-semibold tracking-[-0.01em] no-underline"
        >
          <Mark />
          xrpl-probe
        </Link>
        <Nav />
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-3 text-13 text-ink-2 md:flex-none">
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
          <PreferencesSwitch />
        </div>
      </div>
    </header>
  );
}
