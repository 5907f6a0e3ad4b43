import { expect, it } from "vitest";
import { cookieRecorder } from "./self-test-program.ts";

it("is encoded as the kernel's struct bpf_insn", () => {
  const bytes = Buffer.from(cookieRecorder(0x1234).buffer);
  expect(bytes.toString("hex").match(/.{16}/g)).toEqual([
    "85000000ae000000",
    "1821000034120000",
    "0000000000000000",
    "7b01000000000000",
    "b700000001000000",
    "db01080000000000",
    "b700000000000000",
    "9500000000000000",
  ]);
});
