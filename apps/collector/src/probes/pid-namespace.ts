import { readdirSync, statSync } from "node:fs";
import { matchOrNull, readOrNull } from "../host/read.ts";

/** A process as its own pid namespace knows it: the programs ask the kernel for this very pair. */
export interface NamespacedPid {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly tgid: number;
  /** Whether it is the host's own: there the kernel's own ids are the process's. */
  readonly isInitial: boolean;
}

/** The initial namespace's number is fixed: include/linux/proc_ns.h, PROC_PID_INIT_INO. */
export const initialPidNamespace = 4026531836n;

/** A server in a container has another pid there than on the host; the last of its NSpid is its own. */
export function pidInNamespace(pid: number): NamespacedPid {
  const { dev, ino } = statSync(`/proc/${pid}/ns/pid`, { bigint: true });
  const tgid = ownId(`/proc/${pid}/status`) ?? pid;
  return { dev: kernelDevice(dev), ino, tgid, isInitial: ino === initialPidNamespace };
}

/**
 * stat(2) spreads a device number over other bits than the kernel keeps it in. For the small numbers of nsfs both are
 * the same, but that is luck.
 */
export function kernelDevice(dev: bigint): bigint {
  const major = (dev >> 8n) & 0xfffn;
  const minor = (dev & 0xffn) | ((dev >> 12n) & 0xfff00n);
  return (major << 20n) | minor;
}

/** Thread ids of a process: as its own namespace knows them, to how /proc here names them. */
export function threadsByOwnId(pid: number): Map<number, number> {
  const threads = readdirSync(`/proc/${pid}/task`).map(Number);
  return new Map(threads.map((thread) => [ownId(`/proc/${pid}/task/${thread}/status`) ?? thread, thread]));
}

function ownId(statusPath: string): number | null {
  const ids = matchOrNull(readOrNull(statusPath) ?? "", /^NSpid:\s*(.+)$/m)?.split(/\s+/);
  const own = Number(ids?.at(-1));
  return Number.isInteger(own) && own > 0 ? own : null;
}
