import { expect, it } from "vitest";
import { releaseOf } from "./release.ts";
import { releases } from "./tables/releases.ts";

it("finds every release of the tables by its own name", () => {
  for (const release of releases) expect(releaseOf(release)).toEqual({ release, known: true });
});

it("counts betas and candidates to their release", () => {
  expect(releaseOf("1.4.0-b4")).toEqual({ release: "1.4.0", known: true });
  expect(releaseOf("2.4.0-rc1")).toEqual({ release: "2.4.0", known: true });
});

it("takes the earlier release for a version between two", () => {
  expect(releaseOf("2.6.0")).toEqual({ release: "2.5.0", known: true });
  expect(releaseOf("1.4.1-b2")).toEqual({ release: "1.4.0", known: true });
});

it("says that a version lies outside the tables", () => {
  expect(releaseOf("3.3.0-b1")).toEqual({ release: "3.3.0-b0", known: false });
  expect(releaseOf("9.0.0")).toEqual({ release: "3.3.0-b0", known: false });
  expect(releaseOf("0.90.1")).toEqual({ release: "1.1.0", known: false });
});

it("finds none for text that is no version", () => {
  expect(releaseOf("baseline")).toBeNull();
});
