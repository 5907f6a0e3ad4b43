import type { Database } from "../database.ts";
import { guard } from "../guard.ts";
import { inTransaction } from "../transaction.ts";

export interface FileSize {
  readonly bytes: number;
  /** Held by the file and used by nothing. */
  readonly freeBytes: number;
}

export function fileSizeOf(db: Database): FileSize {
  const pragma = (name: string) => Number(db.$client.pragma(name, { simple: true }));
  const pageBytes = pragma("page_size");
  return { bytes: pragma("page_count") * pageBytes, freeBytes: pragma("freelist_count") * pageBytes };
}

/** Whether pages can be given back one by one; files of versions before this one cannot. */
export function givesPagesBack(db: Database): boolean {
  return db.$client.pragma("auto_vacuum", { simple: true }) === 2;
}

/** Gives at most `limit` unused pages back to the file system. Gives whether some are left. */
export function giveBackPages(db: Database, limit: number): boolean {
  inTransaction(db, "give pages back", () => {
    // A prepared statement would be stepped once, which gives back one page.
    db.$client.exec(`pragma incremental_vacuum(${Math.trunc(limit)})`);
  });
  return fileSizeOf(db).freeBytes > 0;
}

/**
 * Rewrites the whole file without its unused pages, and so that it gives pages back from then on. Needs as much space
 * again, and that nobody else writes.
 * @throws DbError `locked`, `disk-full`
 */
export function rewriteFile(db: Database): void {
  guard(`rewrite ${db.path}`, () => {
    db.$client.pragma("auto_vacuum = INCREMENTAL");
    db.$client.exec("vacuum");
  });
}
