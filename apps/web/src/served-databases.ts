import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

export interface ServedDatabase {
  /** Tells it from the others: the file's name, with its folder's where two are called alike. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * The databases that pages may show: those that XRPL_PROBE_DATABASES lists as JSON, where a folder stands for the files
 * named `*.db` in it now, else the one that XRPL_PROBE_DB names, else ./probes.db. At least one; nobody can ask for another.
 */
export function servedDatabases(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): [ServedDatabase, ...ServedDatabase[]] {
  const paths = listed(environment.XRPL_PROBE_DATABASES).flatMap(filesOf);
  const [first = resolve(/*turbopackIgnore: true*/ environment.XRPL_PROBE_DB ?? "probes.db"), ...others] = new Set(
    paths,
  );
  const all = [first, ...others];
  const named = (path: string) => ({ name: nameAmong(path, all), path });
  return [named(first), ...others.map(named)];
}

function listed(json: string | undefined): string[] {
  const list: unknown = json === undefined ? [] : JSON.parse(json);
  return Array.isArray(list) ? list.map((path) => resolve(/*turbopackIgnore: true*/ String(path))) : [];
}

function filesOf(path: string): string[] {
  if (!statSync(/*turbopackIgnore: true*/ path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(/*turbopackIgnore: true*/ path)
    .filter((file) => file.endsWith(".db"))
    .sort()
    .map((file) => join(path, file));
}

function nameAmong(path: string, all: readonly string[]): string {
  const name = basename(path);
  const alike = all.filter((other) => basename(other) === name);
  return alike.length === 1 ? name : join(basename(dirname(path)), name);
}
