import { parseArgs } from "node:util";
import { fixtureDatabase } from "../src/fixture/index.ts";

/** `npm run fixture -w @xrpl-probe/db -- PATH [--runs 3] [--seconds 30]`: two betas, the second with slower payments. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, seconds: { type: "string", default: "30" } },
});
const [path] = positionals;
if (path === undefined) throw new Error("name the file to make: fixture PATH [--runs 3] [--seconds 30]");

const seconds = Number(values.seconds);
const runs = Array.from({ length: Number(values.runs) }, (_, i) => [
  { tag: "1.4.0-b4", seconds, seed: 2 * i + 1 },
  { tag: "1.4.0-b5", seconds, seed: 2 * i + 2, slow: { Payment: 1.25 }, mix: { "Payment tecPATH_DRY": 1.12 } },
]).flat();
const startedMs = performance.now();
for (const { id } of fixtureDatabase(path, { runs })) console.log(id);
console.log(`${path} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
