import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Libbpf } from "./libbpf.ts";
import { loadLibbpf } from "./load-libbpf.ts";
import type { LoadedObject } from "./loaded-object.ts";
import type { RingBuffer } from "./ring-buffer.ts";
import { buildDirectory, compileBpf, compileC } from "./testing/compile.ts";
import { startTarget } from "./testing/target.ts";
import { thrown } from "./testing/thrown.ts";

/** A record of 64 bytes and its header. */
const RECORD_BYTES = 72;

describe.skipIf(inject("noBpf") !== null)("the ring buffer of a loaded object", () => {
  const directory = buildDirectory();
  let lib: Libbpf;
  let bytes: Uint8Array;

  beforeAll(() => {
    lib = loadLibbpf();
    bytes = compileBpf(directory.path, "ring");
  });
  afterAll(() => directory[Symbol.dispose]());

  function load({ count = 0, discardEvery = 0 } = {}): LoadedObject {
    const opened = lib.open(bytes, { name: "ring" });
    opened.global(".bss").setBigUint64(0, BigInt(count), true);
    opened.global(".bss").setBigUint64(8, BigInt(discardEvery), true);
    return opened.load();
  }

  function numbersIn(ring: RingBuffer, limit?: number): number[] {
    const numbers: number[] = [];
    ring.drain((view, at, length) => {
      const words = Array.from({ length: length / 8 }, (_, i) => Number(view.getBigUint64(at + i * 8, true)));
      expect(new Set(words).size).toBe(1);
      numbers.push(words[0] ?? -1);
    }, limit);
    return numbers;
  }

  it("gives records in order across many wrap-arounds of a small ring", async () => {
    await using object = load({ count: 50 });
    using ring = object.ringBuffer("ring");
    const numbers: number[] = [];
    for (let round = 0; round < 40; round++) {
      object.program("fill").testRun();
      numbers.push(...numbersIn(ring));
    }
    expect(ring.size).toBe(4096);
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, i) => i));
  });

  it("skips discarded records", async () => {
    await using object = load({ count: 20, discardEvery: 3 });
    using ring = object.ringBuffer("ring");
    object.program("fill").testRun();
    expect(numbersIn(ring)).toEqual([1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19]);
    expect(ring.fillShare).toBe(0);
  });

  it("stops at the limit and goes on from there", async () => {
    await using object = load({ count: 10 });
    using ring = object.ringBuffer("ring");
    object.program("fill").testRun();
    expect(ring.fillShare).toBe((10 * RECORD_BYTES) / 4096);
    expect(numbersIn(ring, 4)).toEqual([0, 1, 2, 3]);
    expect(ring.fillShare).toBe((6 * RECORD_BYTES) / 4096);
    expect(numbersIn(ring)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(numbersIn(ring)).toEqual([]);
  });

  it("fills up when nobody reads, and is usable again after that", async () => {
    await using object = load({ count: 100 });
    using ring = object.ringBuffer("ring");
    using bss = object.mappedArray(".bss");
    object.program("fill").testRun();
    const full = Number(bss.view.getBigUint64(24, true));
    const stored = numbersIn(ring);
    expect(stored).toEqual(Array.from({ length: 100 - full }, (_, i) => i));
    expect(stored.length).toBeGreaterThan(50);
    object.program("fill").testRun();
    expect(numbersIn(ring)[0]).toBe(100);
  });

  it("gives records of every length whole", async () => {
    await using object = load();
    using ring = object.ringBuffer("ring");
    object.program("fill_odd").testRun();
    const lengths: number[] = [];
    ring.drain((view, at, length) => {
      expect(Array.from({ length }, (_, i) => view.getUint8(at + i))).toEqual(Array.from({ length }, (_, i) => i + 1));
      lengths.push(length);
    });
    expect(lengths).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it("waits at a record that is still being written", async () => {
    await using target = await startTarget(compileC(directory.path, "target"));
    await using object = lib.open(compileBpf(directory.path, "probes"), { name: "probes" }).load();
    using ring = object.ringBuffer("events");
    using bss = object.mappedArray(".bss");
    const site = { path: target.path, scope: { pid: target.pid } };
    object.program("on_slow").attachUprobe({ ...site, offset: target.sites.slow.offset, cookie: 1 });
    const slow = target.run("s", 1);
    while (bss.view.getBigUint64(0, true) === 0n) await sleep(1);
    const cookies: bigint[] = [];
    const collect = () => ring.drain((view, at) => cookies.push(view.getBigUint64(at, true)));
    expect(ring.fillShare).toBeGreaterThan(0);
    expect(collect()).toBe(0);
    await slow;
    expect(collect()).toBe(1);
    expect(cookies).toEqual([1n]);
  });

  it("refuses maps of another type, and use after closing", async () => {
    await using object = load();
    expect(thrown(() => object.ringBuffer(".bss"))).toMatchObject({ code: "wrong-use" });
    const ring = object.ringBuffer("ring");
    ring.close();
    expect(thrown(() => ring.drain(() => {}))).toMatchObject({ code: "closed" });
    expect(thrown(() => ring.fillShare)).toMatchObject({ code: "closed" });
  });
});
