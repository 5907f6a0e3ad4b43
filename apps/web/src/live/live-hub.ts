import { type Database, openDatabase } from "@xrpl-probe/db";
import { type LiveRun, type LiveUpdate, openLiveRun } from "@xrpl-probe/report";

/** A slice is shown within this and what drawing takes; asking costs SQLite microseconds while nothing was stored. */
const POLL_MS = 400;
/** A killed collector stores nothing any more: its silence is noticed by looking without a reason. */
const LOOK_ANYWAY_MS = 5_000;

/** A page that watches a run. */
export interface LiveClient {
  readonly update: (update: LiveUpdate) => void;
  /** The database cannot be read any more; who asks again is told why. */
  readonly fail: () => void;
}

interface Watched {
  readonly live: LiveRun;
  readonly clients: Set<LiveClient>;
}

interface Hub {
  readonly db: Database;
  readonly runs: Map<string, Watched>;
  readonly timer: NodeJS.Timeout;
  version: unknown;
  lookedMs: number;
}

const hubs = new Map<string, Hub>();

/**
 * Watches a run of the database at `path` for one page: all pages of a database share one connection and one poll, those
 * of a run also what is read of it. Gives the columns after `afterSeq`, and what ends the watching.
 * @throws ReportError `unknown-run`, DbError where the file cannot be read
 */
export function watchRun(
  path: string,
  { run, afterSeq, client }: { readonly run: string; readonly afterSeq: number; readonly client: LiveClient },
): { readonly first: LiveUpdate; readonly leave: () => void } {
  const hub = hubs.get(path) ?? openHub(path);
  try {
    const watched = hub.runs.get(run) ?? { live: openLiveRun(hub.db, { run, nowMs: Date.now() }), clients: new Set() };
    hub.runs.set(run, watched);
    watched.clients.add(client);
    const leave = () => {
      watched.clients.delete(client);
      if (watched.clients.size === 0) hub.runs.delete(run);
      if (hub.runs.size === 0) closeHub(path, hub);
    };
    return { first: { columns: watched.live.columnsAfter(afterSeq), figures: watched.live.figures() }, leave };
  } catch (error) {
    if (hub.runs.size === 0) closeHub(path, hub);
    throw error;
  }
}

function openHub(path: string): Hub {
  const timer = setInterval(() => poll(path), POLL_MS);
  timer.unref();
  const hub = { db: openDatabase(path, { readonly: true }), runs: new Map(), timer, version: null, lookedMs: 0 };
  hubs.set(path, hub);
  return hub;
}

function closeHub(path: string, hub: Hub): void {
  if (hubs.get(path) !== hub) return;
  hubs.delete(path);
  clearInterval(hub.timer);
  hub.db.close();
}

function poll(path: string): void {
  const hub = hubs.get(path);
  if (hub === undefined) return;
  const nowMs = Date.now();
  const version: unknown = hub.db.$client.pragma("data_version", { simple: true });
  if (version === hub.version && nowMs - hub.lookedMs < LOOK_ANYWAY_MS) return;
  Object.assign(hub, { version, lookedMs: nowMs });
  for (const { live, clients } of [...hub.runs.values()]) {
    const update = advanced(live, nowMs);
    for (const client of [...clients]) {
      if (update === "failed") client.fail();
      else if (update !== null) client.update(update);
    }
  }
}

/** A poll has nobody to throw at: its pages ask again, and that request gets the error. */
function advanced(live: LiveRun, nowMs: number): LiveUpdate | null | "failed" {
  try {
    return live.advance(nowMs);
  } catch {
    return "failed";
  }
}
