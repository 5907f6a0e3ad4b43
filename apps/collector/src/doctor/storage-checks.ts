import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { DbError, listRuns, openDatabase } from "@xrpl-probe/db";
import { formatCount } from "@xrpl-probe/report/format";
import { type Finding, failed, ok, warning } from "./check.ts";

/** A row of an apply with its place in the index by id, as SQLite stores them. */
const bytesPerApply = 85;
const secondsPerDay = 86_400;
/** Where no run tells how many there are. */
const assumedPerS = 1000;

/** Whether a recording could write there; nothing is created or brought up to date. */
export function checkDatabase(path: string): Finding {
  try {
    using database = openDatabase(path, { readonly: true });
    mayWrite(path);
    return ok(`${path} writable, schema ${database.$client.pragma("user_version", { simple: true })}`);
  } catch (error) {
    if (!(error instanceof DbError)) return notWritable(path, error);
    if (error.code === "missing") return checkNew(path);
    if (error.code === "older-schema")
      return ok(`${path} is of an older schema: the next recording brings it up to date`);
    return notReadable(path, error);
  }
}

function checkNew(path: string): Finding {
  const folder = dirname(path);
  if (!existsSync(folder))
    return failed(`there is no directory ${folder}`, { label: "do", text: `mkdir -p ${folder}` });
  if (existsSync(path)) return ok(`${path} is empty, and can be written`);
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    return notWritable(path, cause, "create");
  }
  return ok(`${path} can be created`);
}

function mayWrite(path: string): void {
  for (const each of [path, dirname(path)]) accessSync(each, constants.W_OK);
}

/** Why it cannot be opened for reading says less than that nobody may write there. */
function notReadable(path: string, error: DbError): Finding {
  try {
    mayWrite(path);
  } catch (cause) {
    return notWritable(path, cause);
  }
  return failed(error.message, { label: "do", text: error.hint });
}

function notWritable(path: string, cause: unknown, verb: "write" | "create" = "write"): Finding {
  const readonly = cause instanceof Error && "code" in cause && cause.code === "EROFS";
  const where = verb === "write" ? "write it" : `write into ${dirname(path)}`;
  const why = readonly ? "the file system is mounted read-only" : `uid ${process.getuid?.()} may not ${where}`;
  return failed(`cannot ${verb} ${path}: ${why}`, {
    label: "do",
    text: "name another file with --db, or change its permissions",
  });
}

/** Room for a day of applies, at the rate of the run recorded last. */
export function checkDisk(path: string): Finding {
  const folder = existsSync(path) ? path : dirname(path);
  if (!existsSync(folder)) return warning(`not known: there is no directory ${folder}`);
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const known = lastRate(path);
  const perS = known ?? assumedPerS;
  const perDay = perS * bytesPerApply * secondsPerDay;
  const text = `${gigabytes(freeBytes)} free, about ${gigabytes(perDay)} a day at ${formatCount(perS)} applies/s with --transactions all`;
  if (freeBytes > perDay) return ok(text);
  return warning(text, { label: "do", text: "record less of each apply: --transactions sample=1/10, or none" });
}

function lastRate(path: string): number | null {
  try {
    using database = openDatabase(path, { readonly: true });
    const rate = listRuns(database, { nowMs: Date.now() }).find(({ appliesPerS }) => appliesPerS)?.appliesPerS ?? null;
    return rate === null ? null : Math.round(rate);
  } catch {
    return null;
  }
}

function gigabytes(bytes: number): string {
  const gb = bytes / 1e9;
  return `${gb < 10 ? gb.toFixed(1) : Math.round(gb)} GB`;
}
