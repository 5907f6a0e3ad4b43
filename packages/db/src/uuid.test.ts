import { expect, it } from "vitest";
import { uuidV7 } from "./uuid.ts";

it("holds its time, version and variant as RFC 9562 lays them out", () => {
  expect(uuidV7(0x017f22e279b0, Buffer.alloc(10, 0xff))).toBe("017f22e2-79b0-7fff-bfff-ffffffffffff");
  expect(uuidV7(0x017f22e279b0, Buffer.alloc(10, 0))).toBe("017f22e2-79b0-7000-8000-000000000000");
});

it("differs at each call and sorts by time", () => {
  const ids = Array.from({ length: 100 }, (_, i) => uuidV7(1_795_269_600_000 + i));
  expect(new Set(ids).size).toBe(100);
  expect([...ids].sort()).toEqual(ids);
});
