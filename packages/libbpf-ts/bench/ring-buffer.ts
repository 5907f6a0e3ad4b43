import koffi from "koffi";
import { loadLibbpf, type RingBuffer } from "../src/index.ts";
import { buildDirectory, compileBpf } from "../src/testing/compile.ts";

/**
 * CPU time per 64-byte event of draining a ring buffer: our reader of the mapped pages against libbpf's
 * `ring_buffer__poll` with a JS callback through koffi. Both read the same ring in turns, and sum up the events'
 * numbers, so that each has touched the payload and the sums can be compared.
 */
const RING_BYTES = 8 << 20;
const EVENTS = 100_000;
const ROUNDS = 9;

interface Result {
  events: number;
  sum: number;
}
type Drain = () => Result;

using directory = buildDirectory();
const lib = loadLibbpf();
const opened = lib.open(compileBpf(directory.path, "ring"), { name: "ring" });
opened.map("ring").setMaxEntries(RING_BYTES);
opened.global(".bss").setBigUint64(0, BigInt(EVENTS), true);
await using object = opened.load();
const fill = object.program("fill");
const ring = object.ringBuffer("ring");

fill.testRun(); // libbpf's epoll learns of the ring's first records when the ring is added, since nothing wakes it up
const ways: Record<string, Drain> = {
  ours: () => ours(ring),
  "callback, memcpy": callback(lib.path, ring, "memcpy"),
  "callback, koffi.view": callback(lib.path, ring, "view"),
};
const nsPerEvent = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]));

ours(ring);
let first = EVENTS;
for (let round = -2; round < ROUNDS; round++) {
  for (const [name, drain] of Object.entries(ways)) {
    fill.testRun();
    const started = process.cpuUsage();
    const { events, sum } = drain();
    const { user, system } = process.cpuUsage(started);
    const expected = EVENTS * first + (EVENTS * (EVENTS - 1)) / 2;
    if (events !== EVENTS || sum !== expected)
      throw new Error(`${name} read ${events} events of ${EVENTS}, sum ${sum}, not ${expected}`);
    first += EVENTS;
    if (round >= 0) nsPerEvent[name]?.push(((user + system) * 1000) / events); // the first two rounds warm up
  }
}

const medians = Object.entries(nsPerEvent).map(([name, values]) => ({
  name,
  ns: median(values),
  min: Math.min(...values),
}));
const own = medians[0]?.ns ?? Number.NaN;
console.log(`ring buffer, ${EVENTS} events of 64 bytes, median of ${ROUNDS} rounds, libbpf ${lib.version}`);
for (const { name, ns, min } of medians) {
  console.log(
    `  ${name.padEnd(22)} ${ns.toFixed(0).padStart(6)} ns CPU per event (best ${min.toFixed(0)})   ratio ${(ns / own).toFixed(2)}`,
  );
}

function ours(reader: RingBuffer): Result {
  let sum = 0;
  const events = reader.drain((view, at) => {
    sum += view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  });
  return { events, sum };
}

function callback(path: string, { fd }: RingBuffer, how: "memcpy" | "view"): Drain {
  const libbpf = koffi.load(path);
  const memcpy = koffi.load("libc.so.6").func("void *memcpy(void *to, void *from, size_t bytes)");
  const copy = new DataView(new ArrayBuffer(4096));
  const copyBytes = new Uint8Array(copy.buffer);
  let sum = 0;
  const add = (view: DataView) => {
    sum += view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
    return 0;
  };
  const onEvent = {
    memcpy: (_: unknown, data: bigint, bytes: number) => {
      memcpy(copyBytes, data, bytes);
      return add(copy);
    },
    view: (_: unknown, data: bigint, bytes: number) => add(new DataView(koffi.view(data, bytes))),
  };
  const type = koffi.pointer(koffi.proto("int", ["void *", "void *", "size_t"]));
  const manager = libbpf.func("ring_buffer__new", "void *", ["int", "void *", "void *", "void *"])(
    fd,
    koffi.register(onEvent[how], type),
    null,
    null,
  );
  const poll = libbpf.func("int ring_buffer__poll(void *manager, int timeout)");
  return () => {
    sum = 0;
    return { events: poll(manager, 0), sum };
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
