export interface Shortcut {
  /** To press one after another. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  /** Beginnings of the paths it works on. */
  readonly paths: readonly RegExp[];
  readonly shortcuts: readonly Shortcut[];
}

/** Where `g` and a letter lead. */
export const PLACES: Readonly<Record<string, { readonly href: string; readonly label: string }>> = {
  h: { href: "/", label: "Home" },
  r: { href: "/runs", label: "Runs" },
  c: { href: "/compare", label: "Compare" },
  t: { href: "/trends", label: "Trends" },
  x: { href: "/transactions", label: "Transactions" },
  p: { href: "/report", label: "Report" },
  l: { href: "/live", label: "Live" },
};

/** Every key of the dashboard, by the pages that listen to it. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Everywhere",
    paths: [/^/],
    shortcuts: [
      { keys: ["?"], does: "show these keys" },
      { keys: ["Esc"], does: "close what is open, leave a field" },
      ...Object.entries(PLACES).map(([key, { label }]) => ({ keys: ["g", key], does: `go to ${label}` })),
    ],
  },
  {
    title: "Runs",
    paths: [/^\/runs$/],
    shortcuts: [
      { keys: ["/"], does: "search" },
      { keys: ["j"], does: "next run" },
      { keys: ["k"], does: "run before" },
      { keys: ["x"], does: "select the run" },
      { keys: ["Enter"], does: "open the run" },
      { keys: ["c"], does: "compare what is selected" },
    ],
  },
  {
    title: "A run",
    paths: [/^\/runs\/./],
    shortcuts: [
      { keys: ["l"], does: "latency log or linear" },
      { keys: ["c"], does: "compare with the version before" },
      { keys: ["Esc"], does: "show all of the time" },
    ],
  },
  {
    title: "Compare",
    paths: [/^\/compare/],
    shortcuts: [
      { keys: ["j"], does: "next row" },
      { keys: ["k"], does: "row before" },
      { keys: ["Enter"], does: "choose the row" },
      { keys: ["1"], does: "first view, and so on to 6" },
      { keys: ["l"], does: "latency log or linear" },
      { keys: ["s"], does: "swap the sides" },
      { keys: ["m"], does: "copy as Markdown" },
      { keys: ["Esc"], does: "compare whole runs" },
    ],
  },
  {
    title: "Transactions",
    paths: [/^\/transactions$/],
    shortcuts: [
      { keys: ["/"], does: "find a transaction by its id" },
      { keys: ["Esc"], does: "take the box away" },
      { keys: ["j"], does: "next row" },
      { keys: ["k"], does: "row before" },
      { keys: ["Enter"], does: "open the transaction" },
    ],
  },
  {
    title: "Report",
    paths: [/^\/report$/],
    shortcuts: [
      { keys: ["b"], does: "dragging brushes" },
      { keys: ["z"], does: "dragging zooms" },
      { keys: ["p"], does: "dragging pans" },
      { keys: ["r"], does: "reset the zoom" },
      { keys: ["l"], does: "latency log or linear" },
      { keys: ["Esc"], does: "take the brush away" },
    ],
  },
  {
    title: "Live",
    paths: [/^\/live\/./],
    shortcuts: [{ keys: ["p"], does: "pause and resume" }],
  },
];
