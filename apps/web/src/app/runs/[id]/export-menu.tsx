"use client";

import { DropdownMenu } from "radix-ui";
import { ChevronIcon } from "../../../components/icons.tsx";

/** `href`: the run's page as filtered, which the files follow. Opened by being shown. */
export function ExportMenu({ href }: { href: string }) {
  const [path = "", query = ""] = href.split("?");
  const asked = (more: string) => [query, more].filter((part) => part !== "").join("&");
  const api = `/api/v1${path}?${query}`;
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="btn">
        Export <ChevronIcon />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <DropdownMenu.Item asChild className="menu-item">
            <a href={`${path}/slices?${asked("format=csv")}`} download className="no-underline">
              Slices as CSV
            </a>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild className="menu-item">
            <a href={api} download={`${path.slice(1).replaceAll("/", "-")}.json`} className="no-underline">
              This page as JSON
            </a>
          </DropdownMenu.Item>
          <p className="max-w-[240px] px-2 pt-1 pb-2 text-12 text-ink-3">
            Every cell and transaction: <code>xrpl-probe export {path.split("/").at(-1)}</code>
          </p>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
