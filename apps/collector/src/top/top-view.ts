import { codeLabel, typeName } from "@xrpl-probe/xrpl";
import type { TopRow } from "./top-model.ts";

export type TopSort = "rate" | "p50" | "p99" | "time";

/** What whoever sits there has chosen to see. */
export interface TopView {
  readonly sort: TopSort;
  readonly windowS: number;
  readonly paused: boolean;
  /** Only types and codes that hold this text. */
  readonly filter: string;
  /** The filter as it is being typed; null: keys are commands. */
  readonly typing: string | null;
  readonly help: boolean;
}

/** Seconds that `w` goes through. */
const windowsS: readonly number[] = [60, 300, 10];

export const firstView: TopView = {
  sort: "time",
  windowS: 60,
  paused: false,
  filter: "",
  typing: null,
  help: false,
};

const sorts: Readonly<Record<string, TopSort>> = { r: "rate", "5": "p50", "9": "p99", t: "time" };

/** The view after a key, or what else it asks for. Pure. */
export function pressed(view: TopView, key: string): TopView | "quit" | "suspend" {
  if (key === "\u0003") return "quit";
  if (key === "\u001a") return "suspend";
  if (view.typing !== null) return typed(view, view.typing, key);
  if (view.help) return key === "q" ? "quit" : { ...view, help: false };
  const sort = sorts[key];
  if (sort) return { ...view, sort };
  switch (key) {
    case "q":
      return "quit";
    case " ":
      return { ...view, paused: !view.paused };
    case "f":
      return { ...view, typing: view.filter };
    case "w": {
      const at = windowsS.indexOf(view.windowS);
      return { ...view, windowS: windowsS[(at + 1) % windowsS.length] ?? view.windowS };
    }
    case "?":
    case "h":
      return { ...view, help: true };
    default:
      return view;
  }
}

/** Enter takes the text, Escape leaves the filter as it was. */
function typed(view: TopView, text: string, key: string): TopView {
  if (key === "\r" || key === "\n") return { ...view, filter: text.trim(), typing: null };
  if (key === "\u001b") return { ...view, typing: null };
  if (key === "\u007f" || key === "\b") return { ...view, typing: text.slice(0, -1) };
  return /^[\x20-\x7e]$/.test(key) ? { ...view, typing: text + key } : view;
}

const sortedBy: Readonly<Record<TopSort, (row: TopRow) => number>> = {
  rate: ({ ratePerS }) => ratePerS,
  p50: ({ p50Ns }) => p50Ns ?? -1,
  p99: ({ p99Ns }) => p99Ns ?? -1,
  time: ({ timeShare }) => timeShare,
};

/** The rows that are to be seen, largest first. */
export function seenRows(
  rows: readonly TopRow[],
  { sort, filter }: Pick<TopView, "sort" | "filter">,
  version: string | null,
): TopRow[] {
  const wanted = filter.toLowerCase();
  const names = ({ type, code }: TopRow) => `${nameOfType(type)} ${nameOfCode(code, version)}`.toLowerCase();
  const value = sortedBy[sort];
  return rows.filter((row) => names(row).includes(wanted)).sort((a, b) => value(b) - value(a) || b.count - a.count);
}

export function nameOfType(type: number | null): string {
  return type === null ? "-" : typeName(type);
}

export function nameOfCode(code: number | null, version: string | null): string {
  return code === null ? "-" : codeLabel(code, version);
}
