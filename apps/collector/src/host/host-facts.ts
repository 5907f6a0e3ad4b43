import { readFileSync } from "node:fs";
import { arch, hostname, release } from "node:os";
import { matchOrNull, readOrNull } from "./read.ts";

/** What of the machine can move a latency. Strings are as the kernel prints them; null where it does not say. */
export interface HostFacts {
  readonly host: string;
  readonly bootId: string | null;
  readonly kernel: string;
  readonly arch: string;
  readonly cpuModel: string | null;
  readonly cpus: number;
  readonly governor: string | null;
  readonly virtualisation: string | null;
  readonly memoryBytes: number;
}

export function readHostFacts(): HostFacts {
  const cpuinfo = readFileSync("/proc/cpuinfo", "utf8");
  return {
    host: hostname(),
    bootId: readOrNull("/proc/sys/kernel/random/boot_id"),
    kernel: release(),
    arch: arch() === "x64" ? "x86_64" : arch(),
    cpuModel: cpuModelOf(cpuinfo),
    cpus: cpuinfo.match(/^processor\s*:/gm)?.length ?? 1,
    governor: readOrNull("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
    virtualisation: virtualisationOf(cpuinfo, readOrNull("/sys/class/dmi/id/sys_vendor")),
    memoryBytes: memoryBytesOf(readFileSync("/proc/meminfo", "utf8")),
  };
}

/** x86 names the model; arm64 gives numbers of implementer and part. */
export function cpuModelOf(cpuinfo: string): string | null {
  const model = matchOrNull(cpuinfo, /^model name\s*:\s*(.+)$/m);
  if (model) return model;
  const part = matchOrNull(cpuinfo, /^CPU part\s*:\s*(.+)$/m);
  return part ? `arm64 implementer ${matchOrNull(cpuinfo, /^CPU implementer\s*:\s*(.+)$/m)} part ${part}` : null;
}

/** The vendor that the firmware names, where the CPU says that it runs under a hypervisor. */
export function virtualisationOf(cpuinfo: string, vendor: string | null): string | null {
  if (!/^flags\s*:.*\bhypervisor\b/m.test(cpuinfo)) return null;
  return vendor ?? "a hypervisor";
}

export function memoryBytesOf(meminfo: string): number {
  return Number(matchOrNull(meminfo, /^MemTotal:\s*(\d+) kB/m) ?? 0) * 1024;
}
