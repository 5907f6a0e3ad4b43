import { expect, it } from "vitest";
import { mappingAt } from "./proc-maps.ts";

const MAPS = `55d0c0a00000-55d0c0a01000 r--p 00000000 fe:00 1234                       /usr/bin/server
55d0c0a01000-55d0c0a09000 r-xp 00002000 fe:00 1234                       /usr/bin/server
55d0c0b00000-55d0c0b21000 rw-p 00000000 00:00 0                          [heap]
7f0000000000-7f0000004000 r-xp 00001000 fe:00 99                         /opt/my libs/libbpf.so.1 (deleted)
7f0000010000-7f0000014000 r-xp 00001000 fe:00 98                         /opt/my libs/libbpf.so.1
7fffff000000-7fffff001000 rw-p 00000000 00:00 0 
`;

it("finds file and offset of an address", () => {
  expect(mappingAt(MAPS, 0x55d0c0a01130n)).toEqual({ path: "/usr/bin/server", fileOffset: 0x2130n });
  expect(mappingAt(MAPS, 0x7f0000010000n)).toEqual({ path: "/opt/my libs/libbpf.so.1", fileOffset: 0x1000n });
});

it("finds nothing at the end of a mapping, in memory without a file, in a deleted file", () => {
  for (const address of [0x55d0c0a09000n, 0x55d0c0b00010n, 0x7f0000000000n, 0x7fffff000000n, 0n]) {
    expect(mappingAt(MAPS, address)).toBeNull();
  }
});
