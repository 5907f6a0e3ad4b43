import { formatCount, formatElapsed, formatWhen } from "@xrpl-probe/report/format";
import { shortId } from "../short-id.ts";
import { type Column, tableLines } from "./columns.ts";
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

/** A line for each run that a command did something with, without heads: the line above says what. */
export function runList(terminal: Terminal, runs: readonly ListedRun[]): string[] {
  const columns: Column<ListedRun>[] = [
    { head: "", align: "left", cell: ({ id }) => shortId(id) },
    { head: "", align: "left", cell: ({ tags }) => cut(terminal, tags.join(", ") || "no tag", widestTags) },
    { head: "", align: "left", cell: ({ startedMs }) => plain(terminal, formatWhen(startedMs)) },
    { head: "", align: "right", cell: ({ lengthMs }) => (lengthMs === null ? "" : formatElapsed(lengthMs)) },
    { head: "", align: "right", cell: ({ applies }) => `${formatCount(applies)} applies` },
    { head: "", align: "left", cell: ({ remark }) => (remark === "" ? "" : `(${remark})`) },
  ];
  const [, ...lines] = tableLines(runs, columns);
  return lines.map((line) => `  ${line}`.trimEnd());
}
