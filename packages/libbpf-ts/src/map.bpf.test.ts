import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { bytes, i32, u32, u64 } from "./codec.ts";
import type { Libbpf } from "./libbpf.ts";
import { loadLibbpf } from "./load-libbpf.ts";
import type { LoadedObject } from "./loaded-object.ts";
import { buildDirectory, compileBpf } from "./testing/compile.ts";
import { thrown } from "./testing/thrown.ts";

describe.skipIf(inject("noBpf") !== null)("maps", () => {
  const directory = buildDirectory();
  let probes: Uint8Array;
  let lib: Libbpf;
  let object: LoadedObject;

  beforeAll(() => {
    probes = compileBpf(directory.path, "probes");
    lib = loadLibbpf();
    object = lib.open(probes, { name: "probes" }).load();
  });
  afterAll(async () => {
    await object.close();
    directory[Symbol.dispose]();
  });

  const table = () => object.map("table", { key: u64, value: u32 });
  const sorted = (entries: Iterable<[bigint, number]>) => [...entries].sort(([a], [b]) => Number(a - b));

  function filled(count: number): [bigint, number][] {
    for (const key of table().keys()) table().delete(key);
    const entries = Array.from({ length: count }, (_, i): [bigint, number] => [BigInt(i) * 0x1_0000_0001n, i * 3]);
    for (const [key, value] of entries) table().set(key, value);
    return entries;
  }

  it("gives back what was set, and undefined for what was not", () => {
    filled(0);
    expect(table().get(5n)).toBeUndefined();
    expect(table().set(5n, 50)).toBe(true);
    expect(table().get(5n)).toBe(50);
    expect(table().delete(5n)).toBe(true);
    expect(table().delete(5n)).toBe(false);
  });

  it("creates only new keys and updates only old ones when told so", () => {
    filled(1);
    expect(table().set(0n, 9, "create")).toBe(false);
    expect(table().set(1n, 9, "update")).toBe(false);
    expect(table().set(0n, 9, "update")).toBe(true);
    expect(table().set(1n, 8, "create")).toBe(true);
    expect(sorted(table())).toEqual([
      [0n, 9],
      [1n, 8],
    ]);
  });

  it("iterates over all entries, also while they are deleted", () => {
    const entries = filled(100);
    expect(sorted(table().entries())).toEqual(entries);
    for (const key of table().keys()) table().delete(key);
    expect([...table().keys()]).toEqual([]);
  });

  it("reads all entries in batches of any size, of a full map too", () => {
    const entries = filled(1000);
    for (const size of [1, 7, 256, 5000]) expect(sorted(table().batch(size))).toEqual(entries);
    filled(0);
    expect(table().batch()).toEqual([]);
  });

  it("reads arrays by index", () => {
    const array = object.map("plain_array", { key: u32, value: i32 });
    array.set(7, -1);
    expect(array.get(7)).toBe(-1);
    expect(array.get(8)).toBeUndefined();
    expect(array.batch(3).map(([key]) => key)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("holds one value per possible CPU in a per-CPU map", () => {
    const map = object.perCpuMap("per_cpu", { key: u64, value: u32 });
    const start = Array.from({ length: lib.possibleCpus }, (_, cpu) => 100 + cpu);
    map.set(7n, start);
    expect(map.get(7n)).toEqual(start);
    expect(object.program("count_on_this_cpu").testRun()).toBe(42);
    const sum = (values: readonly number[] = []) => values.reduce((a, b) => a + b, 0);
    expect(sum(map.get(7n))).toBe(sum(start) + 1);
    map.set(8n, start);
    expect(
      map
        .batch(1)
        .map(([key]) => key)
        .sort(),
    ).toEqual([7n, 8n]);
    expect(() => map.set(9n, [])).toThrow("0 values were given");
  });

  it("refuses codecs whose sizes are not the map's", () => {
    expect(thrown(() => object.map("table", { key: u32, value: u32 }))).toMatchObject({ code: "wrong-use" });
    expect(thrown(() => object.map("table", { key: u64, value: bytes(3) })).message).toContain("values 4");
    expect(thrown(() => object.map("per_cpu", { key: u64, value: u32 })).hint).toContain("perCpuMap");
  });

  it("shows an mmapable array without a syscall, both ways", () => {
    using array = object.mappedArray("mapped");
    expect({ length: array.length, stride: array.stride, bytes: array.view.byteLength }).toEqual({
      length: 3,
      stride: 8,
      bytes: 24,
    });
    const map = object.map("mapped", { key: u32, value: u32 });
    map.set(2, 222);
    expect(array.view.getUint32(2 * array.stride, true)).toBe(222);
    array.view.setUint32(array.stride, 111, true);
    expect(map.get(1)).toBe(111);
  });

  it("keeps a view of a closed mapping from crashing the process", () => {
    const array = object.mappedArray("mapped");
    const { view } = array;
    view.setUint32(0, 5, true);
    array.close();
    array.close();
    view.setUint32(0, view.getUint32(0, true) + 1, true);
    expect(object.map("mapped", { key: u32, value: u32 }).get(0)).toBe(5);
    expect(thrown(() => array.view)).toMatchObject({ code: "closed" });
  });

  it("refuses to map what is not mmapable", () => {
    expect(thrown(() => object.mappedArray("table"))).toMatchObject({ code: "wrong-use" });
    expect(thrown(() => object.mappedArray("plain_array"))).toMatchObject({ code: "wrong-use" });
  });

  it("shows the programs' globals in place", () => {
    using rodata = object.mappedArray(".rodata");
    expect(rodata.view.getBigUint64(0, true)).toBe(2n);
    expect(rodata.view.getInt32(8, true)).toBe(-1);
  });

  it("cannot be used after its object was closed", async () => {
    const other = lib.open(probes, { name: "probes" }).load();
    const map = other.map("table", { key: u64, value: u32 });
    await other.close();
    for (const use of [
      () => map.get(1n),
      () => map.set(1n, 1),
      () => map.delete(1n),
      () => [...map],
      () => map.batch(),
    ]) {
      expect(thrown(use)).toMatchObject({ code: "closed" });
    }
  });
});
