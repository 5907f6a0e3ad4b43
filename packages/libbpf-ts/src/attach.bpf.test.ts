import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { attachAll } from "./attach-all.ts";
import type { Libbpf } from "./libbpf.ts";
import { loadLibbpf } from "./load-libbpf.ts";
import type { LoadedObject } from "./loaded-object.ts";
import type { RingBuffer } from "./ring-buffer.ts";
import { buildDirectory, compileBpf, compileC } from "./testing/compile.ts";
import { byteAt, startTarget, type Target } from "./testing/target.ts";
import { thrown } from "./testing/thrown.ts";

interface Event {
  cookie: bigint;
  argument: bigint;
  pid: number;
  tid: number;
}

function eventsOf(ring: RingBuffer): Event[] {
  const events: Event[] = [];
  ring.drain((view, at) => {
    events.push({
      cookie: view.getBigUint64(at, true),
      argument: view.getBigInt64(at + 8, true),
      pid: view.getUint32(at + 16, true),
      tid: view.getUint32(at + 20, true),
    });
  });
  return events;
}

const noBpf = inject("noBpf");

describe.skipIf(noBpf !== null)("attaching programs", () => {
  const directory = buildDirectory();
  let bytes: Uint8Array;
  let targetPath: string;
  let lib: Libbpf;
  let target: Target;

  beforeAll(async () => {
    bytes = compileBpf(directory.path, "probes");
    targetPath = compileC(directory.path, "target");
    lib = loadLibbpf();
    target = await startTarget(targetPath);
  });
  afterAll(async () => {
    await target[Symbol.asyncDispose]();
    directory[Symbol.dispose]();
  });

  function load(): LoadedObject {
    const opened = lib.open(bytes, { name: "probes" });
    opened.program("on_multi").expectUprobeMulti();
    return opened.load();
  }

  it("hits a uprobe of one process with its cookie and argument", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const { a } = target.sites;
    object
      .program("on_entry")
      .attachUprobe({ path: target.path, offset: a.offset, cookie: 2n ** 63n + 5n, scope: { pid: target.pid } });
    await target.run("a", 3);
    await target.run("b", 3);
    const expected = [0n, 1n, 2n].map((i) => ({
      cookie: 2n ** 63n + 5n,
      argument: i * 2n - 1n,
      pid: target.pid,
      tid: target.pid,
    }));
    expect(eventsOf(ring)).toEqual(expected);
  });

  it("sees a process that was started later only in the scope of all", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const { a, b } = target.sites;
    const program = object.program("on_entry");
    program.attachUprobe({ path: target.path, offset: a.offset, cookie: 1, scope: "all" });
    program.attachUprobe({ path: target.path, offset: b.offset, cookie: 2, scope: { pid: target.pid } });
    await using later = await startTarget(targetPath);
    await later.run("a", 1);
    await later.run("b", 1);
    expect(eventsOf(ring).map(({ cookie, pid }) => [cookie, pid])).toEqual([[1n, later.pid]]);
  });

  it("hits a function's return only on request", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const { a } = target.sites;
    object
      .program("on_return")
      .attachUprobe({ path: target.path, offset: a.offset, cookie: 9, scope: { pid: target.pid }, return: true });
    await target.run("a", 2);
    expect(eventsOf(ring).map(({ argument }) => argument)).toEqual([1000n * 2n - 1n, 1001n * 2n - 1n]);
  });

  it("serves two sites with two cookies by one uprobe_multi link, from a second thread", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const { a, b } = target.sites;
    const sites = [
      { offset: a.offset, cookie: 11 },
      { offset: b.offset, cookie: 22n },
    ];
    object.program("on_multi").attachUprobeMulti({ path: target.path, sites, scope: { pid: target.pid } });
    await using other = await startTarget(targetPath);
    await other.run("a", 1);
    await target.run("A", 2);
    await target.run("B", 1);
    const events = eventsOf(ring);
    expect(events.map(({ cookie, argument }) => [cookie, argument])).toEqual([
      [11n, -1n],
      [11n, 1n],
      [22n, -1n],
    ]);
    expect(events.every(({ pid, tid }) => pid === target.pid && tid !== pid)).toBe(true);
  });

  it("hits returns by a uprobe_multi link only on request", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const sites = [{ offset: target.sites.a.offset, cookie: 44 }];
    const link = { path: target.path, sites, scope: { pid: target.pid }, return: true };
    object.program("on_multi").attachUprobeMulti(link);
    expect(target.byteAt(target.sites.a.address)).toBe(0xcc);
    await target.run("a", 2);
    expect(eventsOf(ring).map(({ cookie }) => cookie)).toEqual([44n, 44n]);
  });

  it("hits a USDT probe with its cookie and argument", async () => {
    await using object = load();
    const ring = object.ringBuffer("events");
    const usdt = { path: target.path, provider: "target", name: "fired", cookie: 33, scope: { pid: target.pid } };
    const link = object.program("on_usdt").attachUsdt(usdt);
    await target.run("u", 2);
    expect(eventsOf(ring).map(({ cookie, argument }) => [cookie, argument])).toEqual([
      [33n, -1n],
      [33n, 1n],
    ]);
    await link.detach();
    await target.run("u", 2);
    expect(eventsOf(ring)).toEqual([]);
  });

  it("says which USDT probe is missing, and where", async () => {
    await using object = load();
    const usdt = { path: target.path, provider: "target", name: "absent", scope: { pid: target.pid } };
    const error = thrown(() => object.program("on_usdt").attachUsdt(usdt));
    expect(error).toMatchObject({ code: "no-such-name", errnoName: "ENOENT" });
    expect(error.message).toContain("target:absent");
    expect(error.hint).toContain("readelf -n");
  });

  it("explains a file that does not exist, an offset outside of the code and a pid that is none", async () => {
    await using object = load();
    const program = object.program("on_entry");
    const site = { path: target.path, offset: target.sites.a.offset, cookie: 0, scope: "all" as const };
    expect(thrown(() => program.attachUprobe({ ...site, path: "/no/such/file" }))).toMatchObject({
      errnoName: "ENOENT",
    });
    expect(thrown(() => program.attachUprobe({ ...site, offset: 1n << 40n })).hint).toContain("offset");
    expect(thrown(() => program.attachUprobe({ ...site, scope: { pid: 0 } }))).toMatchObject({ code: "wrong-use" });
    const multi = object.program("on_multi");
    expect(
      thrown(() => multi.attachUprobeMulti({ path: "/no/such/file", sites: [site], scope: "all" })).errnoName,
    ).toBe("ENOENT");
    expect(thrown(() => multi.attachUprobeMulti({ path: target.path, sites: [], scope: "all" })).code).toBe(
      "wrong-use",
    );
    expect(thrown(() => program.attachUprobeMulti({ path: target.path, sites: [site], scope: "all" })).hint).toContain(
      "expectUprobeMulti",
    );
  });

  it("leaves nothing behind: no link in the kernel, no breakpoint in the process", async () => {
    const { a, b } = target.sites;
    const original = [a, b].map(({ offset }) => byteAt(target.path, offset));
    const before = linkIds();
    await using object = load();
    const scope = { pid: target.pid };
    object.program("on_entry").attachUprobe({ path: target.path, offset: a.offset, cookie: 0, scope });
    object
      .program("on_multi")
      .attachUprobeMulti({ path: target.path, sites: [{ offset: b.offset, cookie: 0 }], scope });
    await target.run("a", 1);
    await target.run("b", 1);
    expect([a, b].map(({ address }) => target.byteAt(address))).toEqual([0xcc, 0xcc]);
    expect(linkIds().length).toBeGreaterThan(before.length);
    await object.close();
    expect([a, b].map(({ address }) => target.byteAt(address))).toEqual(original);
    expect(linkIds()).toEqual(before);
  });

  it("keeps the event loop turning while links are detached", async () => {
    await using object = load();
    const program = object.program("on_entry");
    const links = [target.sites.a, target.sites.b].map(({ offset }) =>
      program.attachUprobe({ path: target.path, offset, cookie: 0, scope: { pid: target.pid } }),
    );
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const detached = Promise.all(links.map((link) => link.detach()));
    await detached;
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it("detaches once, however often and in whichever way it is asked", async () => {
    await using object = load();
    const site = { path: target.path, cookie: 0, scope: "all" as const };
    const first = object.program("on_entry").attachUprobe({ ...site, offset: target.sites.a.offset });
    await Promise.all([first.detach(), first.detach()]);
    first[Symbol.dispose]();
    const second = object.program("on_entry").attachUprobe({ ...site, offset: target.sites.b.offset });
    second[Symbol.dispose]();
    await second.detach();
    expect(target.byteAt(target.sites.a.address)).toBe(byteAt(target.path, target.sites.a.offset));
  });

  it("rolls a pair back when its second half fails", async () => {
    await using object = load();
    const before = linkIds();
    const program = object.program("on_entry");
    const site = { path: target.path, cookie: 0, scope: { pid: target.pid } };
    const pair = attachAll("pair", [
      () => program.attachUprobe({ ...site, offset: target.sites.a.offset }),
      () => program.attachUprobe({ ...site, offset: 1n << 40n }),
    ]);
    await expect(pair).rejects.toThrow("cannot attach a uprobe");
    expect(linkIds()).toEqual(before);
  });

  it("refuses programs, maps and rings of an object that was closed", async () => {
    const object = load();
    const program = object.program("on_entry");
    const ring = object.ringBuffer("events");
    const bss = object.mappedArray(".bss");
    const keptView = bss.view;
    await object.close();
    const attach = () =>
      program.attachUprobe({ path: target.path, offset: target.sites.a.offset, cookie: 0, scope: "all" });
    for (const use of [attach, () => object.program("on_entry"), () => ring.drain(() => {}), () => bss.view]) {
      expect(thrown(use)).toMatchObject({ code: "closed" });
    }
    expect(keptView.getBigUint64(0, true)).toBe(0n);
    object[Symbol.dispose]();
    await object.close();
  });
});

/** Links of the programs loaded here: others may probe on the same machine. */
function linkIds(): number[] {
  const list = (kind: string) => JSON.parse(execFileSync("bpftool", ["-j", kind], { encoding: "utf8" }));
  const programs: { id: number; name?: string }[] = list("prog");
  const links: { id: number; prog_id: number }[] = list("link");
  const own = new Set(programs.filter(({ name }) => name?.startsWith("on_")).map(({ id }) => id));
  return links.filter(({ prog_id }) => own.has(prog_id)).map(({ id }) => id);
}
