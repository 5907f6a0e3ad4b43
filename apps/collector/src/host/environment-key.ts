import { createHash } from "node:crypto";
import type { HostFacts } from "./host-facts.ts";

/**
 * One short key for all that makes two runs comparable and does not change while a host stays as it is: runs of equal
 * key are each other's history.
 */
export function environmentKey(
  host: HostFacts,
  exitMethod: string,
  configSections: Readonly<Record<string, string>> | null,
): string {
  const { arch, cpuModel, cpus, kernel, memoryBytes, governor } = host;
  const sections = Object.entries(configSections ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const facts = [host.host, arch, cpuModel, cpus, kernel, memoryBytes, governor, exitMethod, sections];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 8);
}
