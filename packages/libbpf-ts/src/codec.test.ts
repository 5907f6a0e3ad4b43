import { expect, it } from "vitest";
import { bytes, type Codec, i32, i64, u32, u64 } from "./codec.ts";
import { perCpu } from "./per-cpu.ts";

function roundTrip<T>(codec: Codec<T>, value: T): { value: T; bytes: number[] } {
  const view = new DataView(new ArrayBuffer(codec.size + 8), 4);
  codec.write(view, 2, value);
  return { value: codec.read(view, 2), bytes: [...new Uint8Array(view.buffer, 6, codec.size)] };
}

it("writes numbers little-endian and reads them back", () => {
  expect(roundTrip(u32, 0xfffffffe)).toEqual({ value: 0xfffffffe, bytes: [0xfe, 0xff, 0xff, 0xff] });
  expect(roundTrip(i32, -2).value).toBe(-2);
  expect(roundTrip(u64, 2n ** 64n - 1n).value).toBe(2n ** 64n - 1n);
  expect(roundTrip(i64, -1n).value).toBe(-1n);
});

it("copies bytes, fills up short ones and refuses long ones", () => {
  expect(roundTrip(bytes(4), Uint8Array.of(1, 2)).bytes).toEqual([1, 2, 0, 0]);
  const view = new DataView(new ArrayBuffer(4));
  const copy = bytes(4).read(view, 0);
  view.setUint8(0, 9);
  expect(copy[0]).toBe(0);
  expect(() => bytes(1).write(view, 0, Uint8Array.of(1, 2))).toThrow("2 bytes do not fit into 1");
});

it("lays out the values of all CPUs at multiples of 8 bytes", () => {
  const codec = perCpu(u32, 3);
  expect(codec.size).toBe(24);
  const { value, bytes } = roundTrip(codec, [1, 2, 3]);
  expect(value).toEqual([1, 2, 3]);
  expect([bytes[0], bytes[8], bytes[16]]).toEqual([1, 2, 3]);
  expect(() => roundTrip(codec, [1])).toThrow("1 values were given for 3 CPUs");
});
