import { frameKey, frames } from "@xrpl-probe/bpf";
import { expect, it } from "vitest";
import { FrameTable, frameSets } from "./frame-table.ts";

const ways = 8;

/** The two arrays as the programs fill them, without a kernel. */
function tableOf(taken: readonly { place: number; thread: number; probe: number; depth: number }[]) {
  const memory = (stride: number, length: number) => ({
    stride,
    length,
    view: new DataView(new ArrayBuffer(stride * length)),
  });
  const arrays = { frame_owners: memory(frameKey.size * ways, 2), frames: memory(frames.size, 2 * ways) };
  for (const { place, thread, probe, depth } of taken) {
    frameKey.write(arrays.frame_owners.view, place * frameKey.size, { thread, probe });
    arrays.frames.view.setUint32(place * frames.size, depth, true);
  }
  return new FrameTable({ mappedArray: (name: "frame_owners" | "frames") => arrays[name] });
}

it("lists whose calls are kept, wherever in the table they lie", () => {
  const table = tableOf([
    { place: 0, thread: 4_000_001, probe: 0, depth: 1 },
    { place: 15, thread: 7, probe: 40, depth: 0 },
  ]);
  expect(table.list().map(({ thread, probe, frames }) => [thread, probe, frames.depth])).toEqual([
    [4_000_001, 0, 1],
    [7, 40, 0],
  ]);
});

it("frees places, and leaves nothing in them for the next thread", () => {
  const table = tableOf([
    { place: 3, thread: 5, probe: 1, depth: 2 },
    { place: 4, thread: 6, probe: 1, depth: 1 },
  ]);
  table.drop(table.list().filter(({ thread }) => thread === 5));
  expect(table.list().map(({ thread }) => thread)).toEqual([6]);
});

it("has room for 128 threads in each of many probes, in a power of two of sets", () => {
  expect(frameSets(1) * ways).toBe(8192);
  expect(frameSets(100) * ways).toBe(16_384);
});
