import { expect, it } from "vitest";
import { readPreference } from "./preference.ts";

it("a preference is one of those there are; without one things are as they suit", () => {
  expect(readPreference("unit", "ms")).toBe("ms");
  expect(readPreference("unit", null)).toBe("auto");
  expect(readPreference("theme", "mauve")).toBe("system");
  expect(readPreference("clock", "UTC")).toBe("UTC");
});
