import { expect, it } from "vitest";
import { Outcomes } from "./outcomes.ts";

/** Applies as [transaction, type, code]. */
function applies(...rows: readonly (readonly [number, number, number])[]) {
  const txIds = new Uint8Array(32 * rows.length);
  for (const [at, [tx]] of rows.entries()) txIds[at * 32] = tx;
  const types = Uint16Array.from(rows, ([, type]) => type);
  const codes = Int32Array.from(rows, ([, , code]) => code);
  return { count: rows.length, txIds, types, codes };
}

it("counts each transaction once, under the code of its last apply", () => {
  const outcomes = new Outcomes();
  outcomes.add(applies([1, 0, 128], [2, 0, 128], [3, 7, 0]), 1e9);
  outcomes.add(applies([2, 0, 0], [1, 0, 104], [1, 0, 128]), 2e9);
  expect(outcomes.list()).toEqual([
    { type: 0, code: 128, transactions: 1 },
    { type: 7, code: 0, transactions: 1 },
    { type: 0, code: 0, transactions: 1 },
  ]);
  expect(outcomes.transactions).toBe(3);
});

it("tells codes below zero and large types apart", () => {
  const outcomes = new Outcomes();
  outcomes.add(applies([1, 65_535, -399], [2, 65_535, 399]), 0);
  expect(outcomes.list()).toHaveLength(2);
});
