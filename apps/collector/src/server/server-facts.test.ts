import { describe, expect, it } from "vitest";
import { cpuModelOf, memoryBytesOf, virtualisationOf } from "../host/host-facts.ts";
import { kernelDevice } from "../probes/pid-namespace.ts";
import { hashSections } from "./config-sections.ts";
import { parseVersionAnswer } from "./run-version-command.ts";
import { containerIdOf, startTicksOf } from "./server-process.ts";
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
    const more =
      "[cluster_nodes]\nn9KAa2zVWjPHgfzsE3iZ8HAbzJtPrnoh4H2M2HgE7dfqtvyEb1KJ\n[sntp_servers]\npool.ntp.org\n[server]\nport_peer\n";
    expect(Object.keys(hashSections(more))).toEqual(["server"]);
  });

  it("leave out addresses and secrets of ports, and keep how they are served", () => {
    const port = (lines: string) => hashSections(`[port_rpc]\nprotocol = http\n${lines}`).port_rpc;
    const here = port("ip = 127.0.0.1\nport = 5005\nadmin = 127.0.0.1\npassword = hunter2\n");
    expect(here).toBe(port("ip=10.1.2.3\nport=6006\nadmin=::1\n"));
    expect(here).not.toBe(port("limit = 50\n"));
    expect(hashSections("[insight]\nserver=statsd\naddress=10.0.0.9:8125\n")).toEqual(
      hashSections("[insight]\nserver = statsd\naddress = 10.0.0.7:8125\n"),
    );
  });

  it("have one hash however a value is spaced", () => {
    expect(hashSections("[node_db]\ntype=NuDB\n")).toEqual(hashSections("[node_db]\ntype =  NuDB\n"));
  });
});

describe("facts of the kernel", () => {
  it("find the start time behind a name with brackets and spaces", () => {
    const fields = ["S", ...Array.from({ length: 18 }, () => "0"), "4711", "0"].join(" ");
    expect(startTicksOf(`12 (rippled: ) main) ${fields}`)).toBe(4711);
  });

  it("name the container by its control group, whoever runs it", () => {
    const id = "4d2c".repeat(16);
    const outer = "aa".repeat(32);
    expect(containerIdOf(`0::/system.slice/docker-${id}.scope`)).toBe(id);
    expect(containerIdOf(`0::/kubepods.slice/pod_1/cri-containerd-${id}.scope`)).toBe(id);
    expect(containerIdOf(`12:cpu:/docker/${outer}/docker/${id}\n0::/docker/${outer}/docker/${id}`)).toBe(id);
    expect(containerIdOf("0::/system.slice/rippled.service")).toBeNull();
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
