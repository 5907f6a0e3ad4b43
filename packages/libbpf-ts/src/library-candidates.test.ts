import { expect, it } from "vitest";
import { libraryCandidates } from "./library-candidates.ts";

const everything = { fromEnvironment: "/env/libbpf.so", bundled: "/app/libbpf.so.1", exists: () => true };

it("takes the environment's wish alone", () => {
  expect(libraryCandidates(everything)).toEqual([{ path: "/env/libbpf.so", required: true }]);
});

it("takes the bundled file alone where it exists", () => {
  expect(libraryCandidates({ ...everything, fromEnvironment: "" })).toEqual([
    { path: "/app/libbpf.so.1", required: true },
  ]);
});

it("falls back to the names of the system's library", () => {
  const system = [
    { path: "libbpf.so.1", required: false },
    { path: "libbpf.so.0", required: false },
  ];
  expect(libraryCandidates({ ...everything, fromEnvironment: undefined, exists: () => false })).toEqual(system);
  expect(libraryCandidates({ ...everything, fromEnvironment: undefined, bundled: undefined })).toEqual(system);
});
