import { matchOrNull, readOrNull } from "./read.ts";

/** Bit of CAP_SYS_ADMIN in the capability masks: uapi/linux/capability.h. */
const sysAdmin = 1n << 21n;

/** Whether this process holds CAP_SYS_ADMIN; CAP_BPF and CAP_PERFMON alone are not enough for a uprobe. */
export function mayProbe(): boolean {
  const effective = matchOrNull(readOrNull("/proc/self/status") ?? "", /^CapEff:\s*([0-9a-f]+)/m);
  return effective !== null && (BigInt(`0x${effective}`) & sysAdmin) !== 0n;
}
