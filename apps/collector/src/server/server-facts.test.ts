import { describe, expect, it } from "vitest";
import { cpuModelOf, memoryBytesOf, virtualisationOf } from "../host/host-facts.ts";
import { kernelDevice } from "../probes/pid-namespace.ts";
import { hashSections } from "./config-sections.ts";
import { parseVersionAnswer } from "./run-version-command.ts";
import { startTicksOf } from "./server-process.ts";
import { certainLiteral } from "./version-of.ts";

const literal = (text: string, ...nearby: string[]) => ({ text, address: 0, nearby });

describe("the server's version", () => {
  it("is the pre-release of the file: no library is one", () => {
    expect(certainLiteral({ versions: [literal("1.4.0-b7"), literal("1.2.11")], commits: [] })).toBe("1.4.0-b7");
  });

  it("is never a library's version, even where that is the only one", () => {
    expect(certainLiteral({ versions: [literal("1.2.11")], commits: [] })).toBeNull();
  });

  it("is the literal beside the server's complaint about it", () => {
    const versions = [literal("1.2.11"), literal("2.4.0", "Bad server version string")];
    expect(certainLiteral({ versions, commits: [] })).toBe("2.4.0");
  });

  it("is none of two pre-releases", () => {
    expect(certainLiteral({ versions: [literal("1.4.0-b7"), literal("1.5.0-rc1")], commits: [] })).toBeNull();
  });

  it("is read from the server's answer, with the commit", () => {
    const hash = "d5512f1c07b6a2b1e9a6e0d24a9b3f0c8e7d6a51";
    expect(parseVersionAnswer(`xrpld version 3.2.0\nGit commit hash: ${hash}\n`)).toEqual({
      version: "3.2.0",
      commit: hash,
    });
    expect(parseVersionAnswer("rippled version 1.4.0-b7+DEBUG\n")).toEqual({ version: "1.4.0-b7", commit: null });
    expect(parseVersionAnswer("segmentation fault")).toBeNull();
  });
});

describe("the configuration's sections", () => {
  it("have the same hash whatever the order, comments and blanks", () => {
    const a = hashSections("[node_size]\nhuge\n\n[ledger_history]\n256 # a day\n");
    const b = hashSections("# big\n[ledger_history]\n  256\n[node_size]\n huge ");
    expect(a).toEqual(b);
    expect(Object.keys(a)).toEqual(["node_size", "ledger_history"]);
  });

  it("leave out secrets and addresses", () => {
    const text =
      "[validator_token]\nabc\n[validation_seed]\nx\n[ips_fixed]\n10.0.0.1 51235\n[ssl_key]\nk\n[peer_private]\n1\n";
    expect(Object.keys(hashSections(text))).toEqual(["peer_private"]);
  });
});

describe("facts of the kernel", () => {
  it("find the start time behind a name with brackets and spaces", () => {
    const fields = ["S", ...Array.from({ length: 18 }, () => "0"), "4711", "0"].join(" ");
    expect(startTicksOf(`12 (rippled: ) main) ${fields}`)).toBe(4711);
  });

  it("read the CPU, the hypervisor and the memory", () => {
    const cpuinfo = "processor\t: 0\nmodel name\t: EPYC 7443P\nflags\t\t: fpu hypervisor lm\n";
    expect(cpuModelOf(cpuinfo)).toBe("EPYC 7443P");
    expect(cpuModelOf("CPU implementer\t: 0x41\nCPU part\t: 0xd0c\n")).toBe("arm64 implementer 0x41 part 0xd0c");
    expect([virtualisationOf(cpuinfo, "QEMU"), virtualisationOf("flags : fpu", "Dell")]).toEqual(["QEMU", null]);
    expect(memoryBytesOf("MemTotal:       16384 kB\n")).toBe(16_777_216);
  });

  it("turn a device number of stat(2) into the kernel's own", () => {
    expect(kernelDevice(4n)).toBe(4n);
    expect(kernelDevice(0x0012_3456n)).toBe((0x234n << 20n) | 0x156n);
  });
});
