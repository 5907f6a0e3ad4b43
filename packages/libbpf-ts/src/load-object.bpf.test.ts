import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { u32, u64 } from "./codec.ts";
import { LibbpfError } from "./error.ts";
import type { Libbpf } from "./libbpf.ts";
import { loadLibbpf } from "./load-libbpf.ts";
import { asNobody } from "./testing/as-nobody.ts";
import { buildDirectory, compileBpf } from "./testing/compile.ts";
import { thrown } from "./testing/thrown.ts";

const noBpf = inject("noBpf");

describe.skipIf(noBpf !== null)("loading objects", () => {
  const directory = buildDirectory();
  let probes: Uint8Array;
  let ring: Uint8Array;
  let rejected: Uint8Array;
  let lib: Libbpf;

  beforeAll(() => {
    probes = compileBpf(directory.path, "probes");
    ring = compileBpf(directory.path, "ring");
    rejected = compileBpf(directory.path, "rejected");
    lib = loadLibbpf();
  });
  afterAll(() => directory[Symbol.dispose]());

  it("throws the verifier's log when a program is refused", () => {
    const opened = lib.open(rejected, { name: "rejected" });
    const error = thrown(() => opened.load());
    expect(error).toMatchObject({ code: "rejected", errnoName: "EACCES", operation: 'load the object "rejected"' });
    expect(error.verifierLog).toContain("bpf_map_lookup_elem");
    expect(error.hint).toContain("R0 invalid mem access 'map_value_or_null'");
    expect(error.libbpfText).toContain("prog 'bad'");
    expect(thrown(() => opened.load())).toMatchObject({ code: "closed" });
  });

  it("loads the rest of an object when the bad program is left out", async () => {
    const opened = lib.open(rejected, { name: "rejected" });
    opened.program("bad").setAutoload(false);
    await opened.load().close();
  });

  it("says that wrong bytes are not an object", () => {
    expect(thrown(() => lib.open(new Uint8Array(200).fill(7), { name: "junk" }))).toMatchObject({ code: "bad-object" });
    expect(thrown(() => lib.open(new Uint8Array(0), { name: "empty" }))).toBeInstanceOf(LibbpfError);
    expect(thrown(() => lib.open(probes.subarray(0, 300), { name: "cut" }))).toMatchObject({ code: "bad-object" });
  });

  it("names the programs and maps there are when one is asked for that is not", () => {
    using opened = lib.open(probes, { name: "probes" });
    expect(thrown(() => opened.program("nothing"))).toMatchObject({ code: "no-such-name" });
    expect(thrown(() => opened.program("nothing")).hint).toContain("on_entry");
    expect(thrown(() => opened.map("nothing")).hint).toContain("events");
    expect(thrown(() => opened.global(".nothing"))).toMatchObject({ code: "no-such-name" });
    expect(thrown(() => opened.global("table"))).toMatchObject({ code: "wrong-use" });
  });

  it("hands globals set before the load to the programs", async () => {
    const opened = lib.open(ring, { name: "ring" });
    const bss = opened.global(".bss");
    expect(bss.byteLength).toBe(32);
    bss.setBigUint64(0, 5n, true);
    opened.global(".bss").setBigUint64(16, 100n, true);
    await using object = opened.load();
    bss.setBigUint64(0, 7n, true);
    object.program("fill").testRun();
    const numbers: bigint[] = [];
    object.ringBuffer("ring").drain((view, at) => numbers.push(view.getBigUint64(at, true)));
    expect(numbers).toEqual([100n, 101n, 102n, 103n, 104n]);
  });

  it("makes maps as large as asked before the load", async () => {
    const opened = lib.open(probes, { name: "probes" });
    opened.map("table").setMaxEntries(3);
    opened.map("events").setMaxEntries(1 << 20);
    await using object = opened.load();
    const table = object.map("table", { key: u64, value: u32 });
    for (const key of [1n, 2n, 3n]) table.set(key, 0);
    expect(table.maxEntries).toBe(3);
    expect(thrown(() => table.set(4n, 0))).toMatchObject({ errnoName: "E2BIG" });
    expect(object.ringBuffer("events").size).toBe(1 << 20);
  });

  it("is used up by load, and harmless to close twice", async () => {
    const opened = lib.open(ring, { name: "ring" });
    const object = opened.load();
    opened.close();
    expect(thrown(() => opened.map("ring"))).toMatchObject({ code: "closed" });
    expect(object.program("fill").testRun()).toBe(0);
    await object.close();
    await object.close();
  });

  it("tells a user without privileges which capability is missing", async () => {
    const said = await asNobody(`
      const opened = loadLibbpf().open(readFileSync(${JSON.stringify(`${directory.path}/rejected.bpf.o`)}), { name: "x" });
      opened.program("bad").setAutoload(false);
      opened.load();
    `);
    expect(said).toMatchObject({ code: "permission", errnoName: "EPERM" });
    expect(String(said.message)).toContain("CAP_SYS_ADMIN");
  });
});
