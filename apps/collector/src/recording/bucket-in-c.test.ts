import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bucketIndex } from "@xrpl-probe/stats";
import { afterAll, beforeAll, expect, it } from "vitest";

const headers = fileURLToPath(new URL("../../../../bpf", import.meta.url));
const source = `#include <stdio.h>
#include "bucket.h"
int main(void) { unsigned long long ns; while (scanf("%llu", &ns) == 1) printf("%u\\n", bucket_index(ns)); return 0; }`;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bucket-"));
  writeFileSync(join(folder, "main.c"), source);
  execFileSync("gcc", ["-O1", `-I${headers}`, "-o", join(folder, "main"), join(folder, "main.c")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

it("buckets a duration in BPF C as in the statistics, over the whole range", () => {
  const edges = Array.from({ length: 44 }, (_, bit) => [2 ** bit - 1, 2 ** bit, 2 ** bit + 1, 2 ** bit * 1.37]).flat();
  const spread = Array.from({ length: 20_000 }, (_, step) => 2 ** ((step / 20_000) * 43));
  const durations = [0, ...edges, ...spread].map(Math.floor);
  const output = execFileSync(join(folder, "main"), { input: durations.join("\n"), encoding: "utf8" });
  expect(output.trim().split("\n").map(Number)).toEqual(durations.map(bucketIndex));
});
