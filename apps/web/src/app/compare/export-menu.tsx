"use client";

import type { CompareReport } from "@xrpl-probe/report";
import { createSerializer, parseAsInteger, parseAsString } from "nuqs";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { ChevronIcon } from "../../components/icons.tsx";
import { saveFile } from "../../save-file.ts";
import { fileName } from "../../table/file-name.ts";
import { csvText } from "../../table/table-file.ts";
import { useCompareQuery } from "./compare-query.tsx";
import { judgedRows } from "./judged-rows.ts";

export interface ExportMenuProps {
  readonly markdown: string;
  /** Which data, for the files' names. */
  readonly source: string;
}

const reportHref = createSerializer({
  base: parseAsString,
  head: parseAsString,
  probe: parseAsString,
  from: parseAsInteger,
  to: parseAsInteger,
});

/** The whole comparison as a file, all probes and statistics. Opened by being shown. */
export function ExportMenu({ markdown, source }: ExportMenuProps) {
  const { query } = useCompareQuery();
  const [failed, setFailed] = useState(false);
  const { base, head, probe, from, to } = query;
  const href = reportHref("/api/v1/compare", { base, head, probe, from, to });
  const named = (extension: string) => fileName({ path: "/compare", source, what: "comparison" }, extension);
  const saveRows = async () => {
    const response = await fetch(href).catch(() => null);
    setFailed(!response?.ok);
    if (response?.ok) {
      const { rows } = (await response.json()) as CompareReport;
      saveFile(named("csv"), "text/csv", csvText(judgedRows(rows)));
    }
  };
  return (
    <>
      <DropdownMenu.Root modal={false} defaultOpen>
        <DropdownMenu.Trigger className="btn">
          Export <ChevronIcon />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} className="menu">
            <DropdownMenu.Item className="menu-item" onSelect={() => void saveRows()}>
              Every judged row as CSV
            </DropdownMenu.Item>
            <DropdownMenu.Item asChild className="menu-item">
              <a href={href} download={named("json")} className="no-underline">
                This comparison as JSON
              </a>
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={() => saveFile(named("md"), "text/markdown", markdown)}>
              This comparison as Markdown
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {failed && (
        <span role="alert" className="self-center text-13 text-bad">
          The rows could not be read. Is the server running?
        </span>
      )}
    </>
  );
}
