import { createHash } from "node:crypto";
import { isAbsolute, join } from "node:path";
import { readLinkOrNull, readOrNull } from "../host/read.ts";

/** Sections that hold secrets or addresses: not even their hash is kept. */
const leftSections = /seed|token|key|secret|password|^ips|validators|ssl|cluster|sites|sntp/i;

/** Lines that do, in sections that are kept: `[port_rpc_admin_local]` tells by its other lines how it is served. */
const leftLines =
  /^(?:ip|port|address|host|user|password|admin\w*|secure_gateway|ssl_\w+|server_domain)\s*=|:\/\/|\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}/i;

/**
 * Hash of each section of the server's configuration: name to 12 hex digits of SHA-256 over its normalised lines, so
 * that a comparison can say that `[node_size]` differs without ever knowing what it says.
 */
export function hashSections(config: string): Record<string, string> {
  const sections = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const raw of config.split("\n")) {
    const line = raw.replace(/#.*$/, "").trim().replace(/\s+/g, " ");
    const name = line.match(/^\[(.+)\]$/)?.[1];
    if (name !== undefined) {
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
    } else if (line !== "" && !leftLines.test(line)) lines?.push(line.replace(/\s*=\s*/, "="));
  }
  const kept = [...sections].filter(([name]) => !leftSections.test(name));
  return Object.fromEntries(
    kept.map(([name, body]) => [name, createHash("sha256").update(body.sort().join("\n")).digest("hex").slice(0, 12)]),
  );
}

/** The section hashes of a running server's configuration file, or null where it cannot be found or read. */
export function configSectionsOf(pid: number): Record<string, string> | null {
  const args = readOrNull(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
  const named = configPath(args);
  const root = `/proc/${pid}/root`;
  const cwd = readLinkOrNull(`/proc/${pid}/cwd`) ?? "/";
  const candidates = named
    ? [isAbsolute(named) ? named : join(cwd, named)]
    : ["/etc/opt/ripple/rippled.cfg", "/etc/xrpld/xrpld.cfg"];
  const text = candidates.map((path) => readOrNull(root + path)).find((found) => found !== null);
  return text === undefined || text === null ? null : hashSections(text);
}

function configPath(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === "--conf" || arg.startsWith("--conf="));
  const arg = args[at];
  return arg?.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1 || args.length];
}
