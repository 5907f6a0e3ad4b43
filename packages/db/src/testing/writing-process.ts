import { openDatabase } from "../database.ts";
import { appendSlice } from "../record/append-slice.ts";
import { applyOf, sliceOf, startRun } from "./runs.ts";

/** A collector for tests, in its own process: `PATH TAG SLICES APPLIES` stores one run, and a line per stored slice. */
const [path = "", tag = "", slices = "0", applies = "0"] = process.argv.slice(2);

using db = openDatabase(path);
const { key } = startRun(db, { tags: [tag] });
for (let s = 0; s < Number(slices); s++) {
  const rows = Array.from({ length: Number(applies) }, (_, i) => applyOf(i % 251, { durationNs: 1000 + i }));
  appendSlice(db, key, sliceOf(s * 1e9, (s + 1) * 1e9, rows));
  process.stdout.write(`${s}\n`);
}
