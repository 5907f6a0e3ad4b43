import { expect, it } from "vitest";
import { stapArguments } from "./stap-arguments.ts";

const at = (kind: string, registerOffset: number, value: number, bytes: number, isSigned: boolean) => ({
  kind,
  registerOffset,
  value,
  bytes,
  isSigned,
});

it("finds arguments in registers, in memory and in the text itself on x86-64", () => {
  expect(stapArguments("8@%rax -4@8(%rsp) 8@$40 -4@$-1 2@%r13w 1@%dil 8@(%rbp) 8@-16(%rbx)", "x86_64")).toEqual([
    at("register", 80, 0, 8, false),
    at("memory", 152, 8, 4, true),
    at("constant", 0, 40, 8, false),
    at("constant", 0, -1, 4, true),
    at("register", 16, 0, 2, false),
    at("register", 112, 0, 1, false),
    at("memory", 32, 0, 8, false),
    at("memory", 40, -16, 8, false),
  ]);
});

it("finds them on arm64", () => {
  expect(stapArguments("8@x0 -4@w19 8@[sp, 24] 4@[x2] 8@1000", "aarch64")).toEqual([
    at("register", 0, 0, 8, false),
    at("register", 152, 0, 4, true),
    at("memory", 248, 24, 8, false),
    at("memory", 16, 0, 4, false),
    at("constant", 0, 1000, 8, false),
  ]);
});

it("gives nothing for what is addressed in another way", () => {
  expect(stapArguments("8@8(%rax,%rbx,4) 8@sym(%rip) 4@%ah 8@%xmm0", "x86_64")).toEqual([null, null, null, null]);
  expect(stapArguments("8@[x0, x1] 8@v0", "aarch64")).toEqual([null, null]);
  expect(stapArguments("", "x86_64")).toEqual([]);
});
