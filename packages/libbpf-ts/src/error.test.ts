import { expect, it } from "vitest";
import { errnoName } from "./errno.ts";
import { codeOf, LibbpfError } from "./error.ts";

it("names error numbers of the kernel and of libbpf", () => {
  expect([1, 2, 11, 13, 22, 95, 524, 4000, 4001, 4013, 9999].map(errnoName)).toEqual([
    "EPERM",
    "ENOENT",
    "EAGAIN",
    "EACCES",
    "EINVAL",
    "ENOTSUP",
    "ENOTSUPP",
    "LIBBPF_LIBELF",
    "LIBBPF_FORMAT",
    "LIBBPF_NLPARSE",
    "E9999",
  ]);
});

it("tells what was tried, why it failed, what libbpf said and what to do", () => {
  const cause = new Error("below");
  const error = new LibbpfError({ code: "permission", operation: "load it", errno: 1, libbpfText: "one\ntwo", cause });
  expect(error.message).toBe(
    "cannot load it: EPERM (one; two). CAP_SYS_ADMIN is needed (CAP_BPF and CAP_PERFMON are not enough for uprobes): run as root",
  );
  expect(error).toMatchObject({ errno: 1, errnoName: "EPERM", cause, verifierLog: null, libbpfText: "one\ntwo" });
});

it("prefers the hint of the one who knows the operation", () => {
  expect(new LibbpfError({ code: "failed", operation: "attach", errno: 22, hint: "move it" }).message).toBe(
    "cannot attach: EINVAL. move it",
  );
});

it("needs no error number", () => {
  const error = new LibbpfError({ code: "closed", operation: "use it", reason: "it is closed" });
  expect(error.message).toBe("cannot use it: it is closed");
  expect(error).toMatchObject({ errno: null, errnoName: null, hint: null });
});

it("sorts error numbers into codes", () => {
  expect([1, 13, 2, 4003].map(codeOf)).toEqual(["permission", "permission", "failed", "bad-object"]);
});
