import { createHash } from "node:crypto";
import type { NewProbe, NewRun, NewSlice } from "@xrpl-probe/db";
import { type Histogram, HistogramBuilder } from "@xrpl-probe/stats";
import { isVersionTag, typeNumber } from "@xrpl-probe/xrpl";
import type { PredecessorFile } from "./predecessor-file.ts";

export interface ImportedRun {
  readonly run: NewRun & { readonly importKey: string };
  readonly probes: readonly NewProbe[];
  readonly slices: readonly NewSlice[];
  readonly endedMs: number;
  readonly applies: number;
}

type Collection = PredecessorFile["collections"][number];

/** What the predecessor's probes timed; the transactor's rows are exact, the others are log2 counts of one type. */
const typeOfProbe: Readonly<Record<string, string>> = { payment: "Payment", offer_create: "OfferCreate" };

/** One run per collection. Pure. */
export function predecessorRuns(file: PredecessorFile): ImportedRun[] {
  return file.collections.map((collection) => importedRun(file, collection));
}

function importedRun(file: PredecessorFile, collection: Collection): ImportedRun {
  const own = rowsOf(file, collection);
  const tags = file.tags.filter(({ collection_id }) => collection_id === collection.id).map(({ tag }) => tag);
  const exact = own.transactions.length > 0;
  const startedMs = collection.start * 1000;
  return {
    run: {
      tags,
      startedMs,
      source: "import",
      commit: collection.git_commit,
      version: tags.find(isVersionTag) ?? null,
      importKey: importKey(collection, tags, own),
      note: overlapNote(file, collection),
    },
    probes: file.probes.map((probe) => newProbe(probe, exact)),
    slices: slicesOf(file, collection, own),
    endedMs: collection.end * 1000,
    applies: own.transactions.length,
  };
}

type Rows = Pick<PredecessorFile, "timings" | "ters" | "transactions">;

/**
 * No row names its collection: only its time tells. Where collections overlap, a row goes to the one that began last,
 * so that it is counted once.
 */
function rowsOf(file: PredecessorFile, collection: Collection): Rows {
  const isOwn = ({ timestamp }: { timestamp: number }) => ownerOf(file.collections, timestamp) === collection;
  return {
    timings: file.timings.filter(isOwn),
    ters: file.ters.filter(isOwn),
    transactions: file.transactions.filter(isOwn),
  };
}

function ownerOf(collections: readonly Collection[], timestamp: number): Collection | undefined {
  return collections
    .filter(({ start, end }) => timestamp >= start && timestamp <= end)
    .reduce<Collection | undefined>((last, next) => (last && last.start > next.start ? last : next), undefined);
}

function overlapNote({ collections }: PredecessorFile, { id, start, end }: Collection): string | null {
  const others = collections.filter((other) => other.id !== id && other.start < end && other.end > start);
  if (others.length === 0) return null;
  return `overlaps in time with collection ${others.map((other) => other.id).join(", ")} of its file: rows of the common time were given to the one that began last`;
}

function newProbe({ id, description }: PredecessorFile["probes"][number], exact: boolean): NewProbe {
  const isTransactor = description === "transactor";
  const points = isTransactor ? ["Transactor::operator()"] : [`${typeOfProbe[description] ?? description}::preflight`];
  const last = isTransactor ? points : [`${typeOfProbe[description] ?? description}::doApply`];
  return {
    idx: id,
    name: description,
    definition: isTransactor ? "transactor: one apply" : `${description}: preflight to doApply`,
    entries: points,
    exits: last,
    exitMethod: "uretprobe",
    scheme: isTransactor && exact ? "log-linear-64" : "log2-us",
  };
}

/** A slice ends when the predecessor wrote it, and begins where the one before ended. */
function slicesOf(file: PredecessorFile, collection: Collection, rows: Rows): NewSlice[] {
  const written = [...rows.timings, ...rows.ters, ...rows.transactions].map(({ timestamp }) => timestamp);
  const ends = [...new Set(written)].sort((a, b) => a - b);
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? collection.start;
    const at = <T extends { timestamp: number }>(all: readonly T[]) => all.filter(({ timestamp }) => timestamp === end);
    const transactions = at(rows.transactions);
    return {
      startNs: (start - collection.start) * 1e9,
      endNs: Math.max((end - collection.start) * 1e9, (start - collection.start) * 1e9 + 1),
      wallOffsetNs: 0,
      lost: 0,
      unpaired: 0,
      cells: [...timingCells(file, at(rows.timings), rows.transactions.length > 0), ...applyCells(file, transactions)],
      codeCounts: at(rows.ters).map(({ probe_id, ter, counts }) => ({ probe: probe_id, code: ter, count: counts })),
      applies: transactions.map(({ id, type, ter, duration }) => ({
        txId: Buffer.from(id, "hex"),
        type,
        code: ter,
        // The time of a row is when user space drained it: it ended then at the latest.
        startNs: Math.max(0, (end - collection.start) * 1e9 - duration),
        durationNs: duration,
        thread: null,
      })),
      nowMs: end * 1000,
    };
  });
}

/** Log2 counts stay what they are; the transactor's are left out where its exact rows are there. */
function timingCells(
  { probes }: PredecessorFile,
  timings: PredecessorFile["timings"],
  exact: boolean,
): NewSlice["cells"] {
  return probes
    .filter(({ description }) => !(exact && description === "transactor"))
    .flatMap(({ id, description }) => {
      const own = timings.filter(({ probe_id, counts }) => probe_id === id && counts > 0);
      const type = typeOfProbe[description];
      return own.length === 0
        ? []
        : [
            {
              probe: id,
              type: type === undefined ? null : (typeNumber(type) ?? null),
              code: null,
              histogram: log2Histogram(own),
            },
          ];
    });
}

function log2Histogram(timings: PredecessorFile["timings"]): Histogram {
  const byBin = new Map<number, number>();
  for (const { log_bin, counts } of timings) byBin.set(log_bin, (byBin.get(log_bin) ?? 0) + counts);
  const bins = [...byBin].sort(([a], [b]) => a - b);
  return {
    scheme: "log2-us",
    count: bins.reduce((sum, [, count]) => sum + count, 0),
    sum: null,
    min: null,
    max: null,
    indices: bins.map(([bin]) => bin),
    counts: bins.map(([, count]) => count),
  };
}

function applyCells({ probes }: PredecessorFile, transactions: PredecessorFile["transactions"]): NewSlice["cells"] {
  const probe = probes.find(({ description }) => description === "transactor")?.id;
  if (probe === undefined) return [];
  const strata = new Map<string, { type: number; code: number; builder: HistogramBuilder }>();
  for (const { type, ter, duration } of transactions) {
    const key = `${type} ${ter}`;
    const stratum = strata.get(key) ?? { type, code: ter, builder: new HistogramBuilder() };
    stratum.builder.add(duration);
    strata.set(key, stratum);
  }
  return [...strata.values()].map(({ type, code, builder }) => ({ probe, type, code, histogram: builder.histogram() }));
}

/** The same collection read again, from this file or a copy, gives the same key. */
function importKey(collection: Collection, tags: readonly string[], rows: Rows): string {
  const content = JSON.stringify([collection.start, collection.end, collection.git_commit, tags, rows]);
  return `predecessor:${createHash("sha256").update(content).digest("hex").slice(0, 32)}`;
}
