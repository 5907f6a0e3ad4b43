import { expect, it } from "vitest";
import { Handle } from "./handle.ts";
import type { LinkPointer } from "./pointer.ts";
import { thrown } from "./testing/thrown.ts";

it("gives its pointer until it is taken, and says afterwards what was closed", () => {
  const pointer = 0x1000n as LinkPointer;
  const handle = new Handle('the object "x"', pointer);
  expect(handle.use()).toBe(pointer);
  expect(handle.take()).toBe(pointer);
  expect(handle.take()).toBeNull();
  expect(thrown(() => handle.use())).toMatchObject({ code: "closed", operation: 'use the object "x"' });
});
