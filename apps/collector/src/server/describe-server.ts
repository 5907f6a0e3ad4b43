import { formatUptime } from "../output/uptime.ts";
import { openExecutable } from "./executable.ts";
import type { ServerProcess } from "./server-process.ts";

/** `pid 43107  /opt/ripple/bin/rippled  1.4.0-b5 (d5512f1c0)  up 4 min`: what tells one server from another. */
export async function describeServer(server: ServerProcess): Promise<string> {
  const build = await buildOf(server);
  const parts = [`pid ${server.pid}`, server.exe, build, `up ${formatUptime(server.uptimeS)}`];
  return parts.filter((part) => part !== "").join("  ");
}

/** Empty where the executable does not say: a list of servers is no place to fail. */
async function buildOf(server: ServerProcess): Promise<string> {
  try {
    using executable = await openExecutable(server);
    const { version, commit } = executable;
    return [version, commit && `(${commit.slice(0, 9)})`].filter((part) => part !== null).join(" ");
  } catch {
    return "";
  }
}
