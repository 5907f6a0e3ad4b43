import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { servedDatabases } from "./served-databases.ts";

function folder(...files: readonly string[]): string {
  const path = mkdtempSync(join(tmpdir(), "served-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const file of files) {
    mkdirSync(join(path, file, ".."), { recursive: true });
    writeFileSync(join(path, file), "");
  }
  return path;
}

const list = (...paths: readonly string[]) => servedDatabases({ XRPL_PROBE_DATABASES: JSON.stringify(paths) });

it("a folder stands for the databases in it, in order", () => {
  const path = folder("b.db", "a.db", "a.db-wal", "notes.txt");
  expect(list(path)).toEqual([
    { name: "a.db", path: join(path, "a.db") },
    { name: "b.db", path: join(path, "b.db") },
  ]);
});

it("files that are called alike carry their folder's name, and none is listed twice", () => {
  const path = folder("perf1/probes.db", "perf2/probes.db");
  const [one, two] = [join(path, "perf1/probes.db"), join(path, "perf2/probes.db")];
  expect(list(one, two, one).map(({ name }) => name)).toEqual(["perf1/probes.db", "perf2/probes.db"]);
});

it("there is one database at least: the one of the environment, else that of the working folder", () => {
  expect(servedDatabases({ XRPL_PROBE_DB: "/data/x.db" })).toEqual([{ name: "x.db", path: "/data/x.db" }]);
  expect(servedDatabases({})).toEqual([{ name: "probes.db", path: resolve("probes.db") }]);
  expect(list(folder())).toEqual([{ name: "probes.db", path: resolve("probes.db") }]);
});
