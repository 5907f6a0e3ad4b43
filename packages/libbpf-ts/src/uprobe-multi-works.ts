import { readFileSync } from "node:fs";
import type { Boundary } from "./boundary.ts";
import { LibbpfError } from "./error.ts";
import { BPF_TRACE_UPROBE_MULTI } from "./ffi.ts";
import type { Libbpf } from "./libbpf.ts";
import { BPF_MAP_TYPE_ARRAY } from "./map-type.ts";
import { type FileMapping, mappingAt } from "./proc-maps.ts";
import { cookieRecorder, VALUE_BYTES } from "./self-test-program.ts";

const BPF_PROG_TYPE_KPROBE = 2;
const COOKIE = 0x5eed_c0de_1234_5678n;

/**
 * Whether this kernel's uprobe_multi links do what they are for: such a link is put on a function of this process,
 * filtered by its pid, and must see a call from a second thread (early kernels compared the thread's id) with the
 * cookie. Takes some 10 ms; the link is ended off the event loop. Throws where nothing could be probed at all: without
 * privileges.
 */
export async function uprobeMultiWorks(lib: Libbpf): Promise<boolean> {
  const { boundary } = lib;
  const { ffi } = boundary;
  const target = mappingAt(readFileSync("/proc/self/maps", "utf8"), ffi.libbpf.majorVersionAddress);
  if (target === null) return false;
  const descriptors: number[] = [];
  const open = (operation: string, rc: number): number => {
    const fd = boundary.checkLibc(operation, rc);
    descriptors.push(fd);
    return fd;
  };
  try {
    const map = open("create a map for the test of uprobe_multi", ffi.libc.bpfCreateMap(RESULT_MAP));
    open(
      "attach the uprobe_multi link of the test",
      attachTo(boundary, target, open("load the program of the test", load(boundary, map))),
    );
    await callFromPoolThread(boundary);
    return sawOneHit(boundary, map);
  } catch (error) {
    if (error instanceof LibbpfError && error.code === "failed") return false;
    throw error;
  } finally {
    // The kernel waits for all CPUs when a link ends: not the caller.
    for (const fd of descriptors.reverse()) void boundary.detaching.run(() => closeOffLoop(boundary, fd));
  }
}

const RESULT_MAP = { type: BPF_MAP_TYPE_ARRAY, keyBytes: 4, valueBytes: VALUE_BYTES, maxEntries: 1 };

function load({ ffi }: Boundary, map: number): number {
  return ffi.libc.bpfLoadProgram({
    type: BPF_PROG_TYPE_KPROBE,
    expectedAttachType: BPF_TRACE_UPROBE_MULTI,
    instructions: cookieRecorder(map),
    license: "MIT",
  });
}

function attachTo({ ffi }: Boundary, { path, fileOffset }: FileMapping, programFd: number): number {
  return ffi.libc.bpfLinkUprobeMulti({
    programFd,
    path,
    offsets: BigUint64Array.of(fileOffset),
    cookies: BigUint64Array.of(COOKIE),
    flags: 0,
    pid: process.pid,
  });
}

function callFromPoolThread({ ffi }: Boundary): Promise<void> {
  return new Promise((resolve, reject) =>
    ffi.libbpf.majorVersion.async((error) => (error === null ? resolve() : reject(error))),
  );
}

function sawOneHit(boundary: Boundary, map: number): boolean {
  const value = new BigUint64Array(VALUE_BYTES / 8);
  boundary.check(
    "read the result of the test of uprobe_multi",
    boundary.ffi.libbpf.lookup(map, new Uint8Array(4), value),
  );
  return value[0] === COOKIE && value[1] === 1n;
}

function closeOffLoop({ ffi }: Boundary, fd: number): Promise<void> {
  return new Promise((resolve) => ffi.libc.close.async(fd, () => resolve()));
}
