import { formatCount, formatElapsed, formatWhen } from "@xrpl-probe/report/format";
import { shortId } from "../short-id.ts";
import { type Column, fittingColumns, tableLines } from "./columns.ts";
import { cut } from "./cut.ts";
import { plain, type Terminal } from "./terminal.ts";

export interface ListedRun {
  readonly id: string;
  readonly tags: readonly string[];
  readonly startedMs: number;
  /** Null where it is not told. */
  readonly lengthMs: number | null;
  readonly applies: number;
  /** "there already"; empty where there is nothing to say. */
  readonly remark: string;
}

const widestTags = 32;
const narrowestTags = 12;

/** A line for each run that a command did something with, without heads: the line above says what. */
export function runList(terminal: Terminal, runs: readonly ListedRun[]): string[] {
  const tagsRoom = terminal.columns < 100 ? narrowestTags : widestTags;
  const columns: Column<ListedRun>[] = [
    { head: "", align: "left", cell: ({ id }) => shortId(id) },
    { head: "", align: "left", cell: ({ tags }) => cut(terminal, tags.join(", ") || "no tag", tagsRoom) },
    { head: "", align: "left", cell: ({ startedMs }) => plain(terminal, formatWhen(startedMs)), goes: 2 },
    { head: "", align: "right", cell: ({ lengthMs }) => (lengthMs === null ? "" : formatElapsed(lengthMs)), goes: 1 },
    { head: "", align: "right", cell: ({ applies }) => `${formatCount(applies)} applies` },
    { head: "", align: "left", cell: ({ remark }) => (remark === "" ? "" : `(${remark})`) },
  ];
  const [, ...lines] = tableLines(runs, fittingColumns(runs, columns, terminal.columns - 2));
  return lines.map((line) => `  ${line}`.trimEnd());
}
