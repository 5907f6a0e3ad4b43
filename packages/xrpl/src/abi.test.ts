import { expect, it } from "vitest";
import { abiOf, eraFromSymbols } from "./abi.ts";

const ripple = "ripple::Transactor::operator()()";
const seen = (...symbols: string[]) => eraFromSymbols((name) => symbols.includes(name));

it("has the result of operator() in a register up to 2.3 and behind a hidden pointer from 2.4 on", () => {
  for (const version of ["1.1.0", "1.4.0-b4", "2.3.1"]) expect(abiOf(version)?.result).toBe("register-pair");
  for (const version of ["2.4.0-b1", "2.4.0", "3.2.0", "9.0.0"]) expect(abiOf(version)?.result).toBe("hidden-pointer");
  expect(abiOf("baseline")).toBeNull();
});

it("moves `this` to the second argument behind a hidden pointer, on x86-64 only", () => {
  expect(abiOf("2.3.0")?.thisArgument).toEqual({ x86_64: 0, aarch64: 0 });
  expect(abiOf("2.4.0")?.thisArgument).toEqual({ x86_64: 1, aarch64: 0 });
});

it("reads the hidden pointer of arm64 at entry", () => {
  expect(abiOf("2.4.0")?.resultRegister.aarch64).toEqual({ register: "x8", readAt: "entry" });
});

it("tells a server of unknown version by its symbols", () => {
  expect(seen("xrpl::Transactor::operator()()")).toMatchObject({
    namespace: "xrpl",
    abi: { result: "hidden-pointer" },
  });
  expect(seen(ripple)).toMatchObject({ namespace: "ripple", abi: { result: "register-pair" } });
  expect(seen(ripple, "ripple::NFTokenModify::doApply()")?.abi.result).toBe("register-pair");
  expect(seen(ripple, "ripple::doSimulate(*)")?.abi.result).toBe("hidden-pointer");
  expect(seen(ripple, "ripple::VaultCreate::doApply()")?.abi.result).toBe("hidden-pointer");
});

it("does not take another program for a server", () => {
  expect(seen()).toBeNull();
  expect(seen("main", "ripple::VaultCreate::doApply()")).toBeNull();
});
