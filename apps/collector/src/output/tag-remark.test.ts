import { expect, it } from "vitest";
import { tagRemark } from "./tag-remark.ts";

it("warns of a version tag that is not the server's own version", () => {
  expect(tagRemark(["1.4.0-b5", "nightly"], "1.4.0-b4")).toBe("tagged 1.4.0-b5, but the server says it is 1.4.0-b4");
});

it("says nothing where the versions agree, or one of them is not told", () => {
  expect(tagRemark(["nightly", "v1.4.0-b4"], "1.4.0-b4+DEBUG")).toBeNull();
  expect(tagRemark(["nightly"], "1.4.0-b4")).toBeNull();
  expect(tagRemark(["1.4.0-b5"], null)).toBeNull();
});
