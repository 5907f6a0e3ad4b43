"use client";

import { formatCount } from "@xrpl-probe/report/format";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { saveFile } from "../save-file.ts";
import { fileName } from "./file-name.ts";
import { SaveLabel, type SaveProps } from "./save-button.tsx";
import { csvText, jsonText } from "./table-file.ts";

/** What the chart or the table can be saved as. Opened by being shown. */
export function SaveMenu({ title, sub, source, what, table, image }: SaveProps) {
  const named = (extension: string) => fileName({ path: location.pathname, source, what }, extension);
  const rows = `${formatCount(table.rows.length)} ${table.rows.length === 1 ? "row" : "rows"}`;
  const [failed, setFailed] = useState(false);
  const picture = (format: "svg" | "png") => {
    setFailed(false);
    image?.current?.(format, named(format)).catch(() => setFailed(true));
  };
  const text = {
    csv: () => saveFile(named("csv"), "text/csv", csvText(table)),
    json: () => {
      const about = { title, sub, source, address: location.href };
      saveFile(named("json"), "application/json", jsonText(table, about));
    },
  };
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger className="save">
        {failed && <span role="alert">The picture could not be made. </span>}
        <SaveLabel title={title} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className="menu">
          <Item name="CSV" detail={rows} onSelect={text.csv} />
          <Item name="JSON" detail="with title and source" onSelect={text.json} />
          {image !== undefined && (
            <>
              <Item name="SVG" detail="as it is zoomed" onSelect={() => picture("svg")} />
              <Item name="PNG" detail="twice the pixels" onSelect={() => picture("png")} />
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ name, detail, onSelect }: { name: string; detail: string; onSelect: () => void }) {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
      {name} <span className="ml-auto pl-6 text-12 text-ink-3">{detail}</span>
    </DropdownMenu.Item>
  );
}
