import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { matchOrNull, readLinkOrNull, readOrNull, statOrNull } from "../host/read.ts";

/** One running server. Pids are reused: `startTicks` tells whether this is still the same process. */
export interface ServerProcess {
  readonly pid: number;
  /** Path as the kernel shows it, without " (deleted)". */
  readonly exe: string;
  /** The file was replaced since the process started: it is read through /proc/PID/exe all the same. */
  readonly replaced: boolean;
  readonly startTicks: number;
  /** Which program it executes: the file's device and inode, and where the stack begins, which each exec lays out anew. */
  readonly image: string;
  readonly uptimeS: number;
  readonly uid: number;
  readonly gid: number;
  readonly containerId: string | null;
}

const serverNames = new Set(["rippled", "xrpld"]);
/** USER_HZ: 100 on every architecture that Linux reports to user space. */
const ticksPerS = 100;

/** The process of this pid, or null when none has it or its executable may not be read. */
export function readServerProcess(pid: number): ServerProcess | null {
  const link = readLinkOrNull(`/proc/${pid}/exe`);
  const stat = readOrNull(`/proc/${pid}/stat`);
  const status = readOrNull(`/proc/${pid}/status`);
  const image = stat && imageOf(pid, stat);
  if (link === null || stat === null || status === null || image === null) return null;
  const startTicks = startTicksOf(stat);
  const uptimeS = Number(readOrNull("/proc/uptime")?.split(" ")[0] ?? 0);
  return {
    pid,
    exe: link.replace(/ \(deleted\)$/, ""),
    replaced: link.endsWith(" (deleted)"),
    startTicks,
    image,
    uptimeS: Math.max(0, uptimeS - startTicks / ticksPerS),
    uid: Number(matchOrNull(status, /^Uid:\s*\d+\s+(\d+)/m) ?? 0),
    gid: Number(matchOrNull(status, /^Gid:\s*\d+\s+(\d+)/m) ?? 0),
    containerId: containerIdOf(readOrNull(`/proc/${pid}/cgroup`) ?? ""),
  };
}

/** The 64 hex digits that Docker, containerd, CRI-O and Podman name a container's control group by; the innermost. */
export function containerIdOf(cgroup: string): string | null {
  return cgroup.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)?.at(-1) ?? null;
}

/** Field 22 of /proc/PID/stat. */
export function startTicksOf(stat: string): number {
  return Number(field(stat, 22));
}

/** The command's name may hold spaces and brackets: fields count from the last bracket, behind which is the third. */
function field(stat: string, number: number): string {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[number - 3] ?? "0";
}

function imageOf(pid: number, stat: string): string | null {
  const file = statOrNull(`/proc/${pid}/exe`);
  return file && `${file.dev}:${file.ino}:${field(stat, 28)}`;
}

/** The same process still runs the same program: a run ends at exit and at exec. */
export function isStillRunning(server: ServerProcess): boolean {
  const stat = readOrNull(`/proc/${server.pid}/stat`);
  if (stat === null || startTicksOf(stat) !== server.startTicks) return false;
  if (/^\S+ .*\) [ZX]/.test(stat)) return false;
  return imageOf(server.pid, stat) === server.image;
}

/**
 * Every process whose executable is a server: by /proc/PID/exe, since servers rename their main thread. Without those that
 * only watch over one: an old server that is not told `--fg` starts itself again as its own child, and waits.
 */
export function findServers(): ServerProcess[] {
  const servers = everyServer();
  const parents = new Set(servers.map(({ pid }) => statusNumber(pid, "PPid")));
  return servers.filter(({ pid }) => !(parents.has(pid) && statusNumber(pid, "Threads") === 1));
}

function statusNumber(pid: number, field: "PPid" | "Threads"): number {
  return Number(matchOrNull(readOrNull(`/proc/${pid}/status`) ?? "", new RegExp(`^${field}:\\s*(\\d+)`, "m")) ?? 0);
}

function everyServer(): ServerProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) =>
      serverNames.has(basename(readLinkOrNull(`/proc/${name}/exe`)?.replace(/ \(deleted\)$/, "") ?? "")),
    )
    .map((name) => readServerProcess(Number(name)))
    .filter((server) => server !== null);
}
