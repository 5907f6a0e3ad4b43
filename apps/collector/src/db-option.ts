import { shellWord } from "@xrpl-probe/report/shell-word";

/** The database that commands to copy must name; undefined where they find it by themselves. */
export function dbToName(path: string): string | undefined {
  return path === "./probes.db" || path === "probes.db" ? undefined : path;
}

/** ` --db other.db`, or nothing for the one that is taken anyway. */
export function dbOption(path: string): string {
  const named = dbToName(path);
  return named === undefined ? "" : ` --db ${shellWord(named)}`;
}
