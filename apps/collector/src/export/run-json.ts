import {
  appliesOf,
  cellsOf,
  type Database,
  importedCodesBySlice,
  outcomesOf,
  probesOf,
  type Run,
  runCodesOf,
  runStatsOf,
  slicesOf,
  tagsOf,
} from "@xrpl-probe/db";

const rowsAtOnce = 10_000;

/**
 * Everything that is stored of a run, as one JSON object, piece by piece: a run of a day does not fit into memory.
 * Buckets are `[index, count]` pairs of the probe's scheme.
 */
export function* runJson(db: Database, run: Run): Generator<string> {
  const { key: runKey, clockBaseNs, ...columns } = run;
  const runKeys = [runKey];
  const tags = tagsOf(db, { runKeys }).get(runKey) ?? [];
  const identity = { ...columns, clockBaseNs: clockBaseNs === null ? null : String(clockBaseNs), tags };
  yield `{"run":${JSON.stringify(identity)}`;
  yield* list("probes", probesOf(db, { runKey }));
  yield* list("slices", slicesOf(db, { runKey, level: "native" }));
  yield* list("cells", cells(db, run));
  yield* list("codeCounts", importedCodesBySlice(db, { runKey }));
  yield* list("outcomes", outcomesOf(db, { runKeys }));
  yield* list("statistics", runStatsOf(db, { runKeys }));
  yield* list("codes", runCodesOf(db, { runKeys }));
  yield* list("applies", applies(db, run));
  yield "\n}\n";
}

function* list(name: string, rows: Iterable<object>): Generator<string> {
  yield `,\n"${name}":[`;
  let isFirst = true;
  for (const row of rows) {
    const { runKey: _, ...columns } = row as { readonly runKey?: number };
    yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(columns)}`;
    isFirst = false;
  }
  yield "]";
}

/** Slice by slice, since each cell holds its buckets. */
function* cells(db: Database, { key }: Run): Generator<object> {
  for (const { seq } of slicesOf(db, { runKey: key, level: "native" })) {
    for (const cell of cellsOf(db, { runKeys: [key], level: "native", fromSeq: seq, toSeq: seq })) {
      const { indices, counts, scheme: _, ...sums } = cell.histogram;
      const buckets = indices.map((index, at) => [index, counts[at] ?? 0]);
      yield { seq, probe: cell.probe, type: cell.type, code: cell.code, ...sums, buckets };
    }
  }
}

function* applies(db: Database, { key }: Run): Generator<object> {
  for (let fromSeq = 0; ; ) {
    const rows = appliesOf(db, { runKey: key, fromSeq, limit: rowsAtOnce });
    yield* rows;
    if (rows.length < rowsAtOnce) return;
    fromSeq = (rows.at(-1)?.seq ?? 0) + 1;
  }
}
