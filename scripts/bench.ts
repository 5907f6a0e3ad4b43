/** Runs every workspace's benchmarks: `npm run bench [-- name]`. Ratios against a peer or a floor of the same run. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const wanted = process.argv[2] ?? "";
const folders = ["packages", "apps"].flatMap((parent) => readdirSync(parent).map((name) => `${parent}/${name}`));
let failed = false;

for (const folder of folders.filter((name) => name.includes(wanted))) {
  const { scripts = {} } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    scripts?: Record<string, string>;
  };
  if (!scripts.bench) continue;
  console.log(`\n— ${folder} —`);
  const { status } = spawnSync("npm", ["run", "--silent", "bench", "-w", folder], { stdio: "inherit" });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
