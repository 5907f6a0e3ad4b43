import { constants } from "node:os";

/** libbpf's own numbers, from its `libbpf.h`: they start above the kernel's. */
const LIBBPF_NAMES = [
  "LIBELF",
  "FORMAT",
  "KVERSION",
  "ENDIAN",
  "INTERNAL",
  "RELOC",
  "LOAD",
  "VERIFY",
  "PROG2BIG",
  "KVER",
  "PROGTYPE",
  "WRNGPID",
  "INVSEQ",
  "NLPARSE",
];
const LIBBPF_BASE = 4000;
/** The kernel returns this one although it belongs to no user-space header. */
const ENOTSUPP = 524;

/** "EPERM" from 1, "LIBBPF_FORMAT" from 4001, "E12345" where the number has no name. */
export function errnoName(errno: number): string {
  if (errno === ENOTSUPP) return "ENOTSUPP";
  const own = LIBBPF_NAMES[errno - LIBBPF_BASE];
  if (own !== undefined) return `LIBBPF_${own}`;
  // EAGAIN and EOPNOTSUPP have second names of the same number; the first listed is the usual one.
  return Object.entries(constants.errno).find(([, number]) => number === errno)?.[0] ?? `E${errno}`;
}

const PRIVILEGE = "CAP_SYS_ADMIN is needed (CAP_BPF and CAP_PERFMON are not enough for uprobes): run as root";
const OLD_KERNEL = "this kernel may lack the feature: Linux 5.15 or newer is needed";

const HINTS: Partial<Record<string, string>> = {
  EPERM: PRIVILEGE,
  EACCES: PRIVILEGE,
  EINVAL: OLD_KERNEL,
  ENOSYS: OLD_KERNEL,
  ENOTSUPP: OLD_KERNEL,
  EOPNOTSUPP: OLD_KERNEL,
  EMFILE: "too many open files: raise the limit (ulimit -n)",
  ENOMEM: "the kernel ran out of memory for it: make maps or rings smaller",
  E2BIG: "more entries than the map has room for: raise its max entries before the load",
  EBUSY: "another user holds it: end that one first",
  LIBBPF_LIBELF: "these bytes are not an ELF file: give the object that `clang --target=bpf -g -O2 -c` wrote",
  LIBBPF_FORMAT: "these bytes are not an eBPF object: give the file that `clang --target=bpf -g -O2 -c` wrote",
  LIBBPF_ENDIAN: "the object was compiled for the other byte order",
};

/** What to do about an error number, where that can be said without knowing the operation. */
export function hintFor(name: string): string | null {
  return HINTS[name] ?? null;
}
