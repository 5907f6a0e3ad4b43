import { expect, it } from "vitest";
import { Attempts } from "./attempts.ts";

const id = (number: number): Uint8Array => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
};

it("numbers the applies of each transaction from 1", () => {
  const attempts = new Attempts();
  expect([1, 2, 1, 1, 2].map((tx) => attempts.next(id(tx), 0))).toEqual([1, 1, 2, 3, 2]);
});

it("remembers a transaction while it is applied again and again, and forgets it in the end", () => {
  const attempts = new Attempts();
  const minute = 60e9;
  expect(attempts.next(id(1), 0)).toBe(1);
  expect(attempts.next(id(1), 9 * minute)).toBe(2);
  expect(attempts.next(id(1), 15 * minute)).toBe(3);
  expect(attempts.next(id(2), 40 * minute)).toBe(1);
  expect(attempts.next(id(1), 55 * minute)).toBe(1);
});

it("keeps as many ids as there is room for", () => {
  const attempts = new Attempts();
  for (let tx = 0; tx < 300_000; tx++) attempts.next(id(tx), 0);
  expect(attempts.next(id(299_999), 0)).toBe(2);
  expect(attempts.next(id(100_000), 0)).toBe(2);
  for (let tx = 300_000; tx < 800_000; tx++) attempts.next(id(tx), 0);
  expect(attempts.next(id(5), 0)).toBe(1);
});
