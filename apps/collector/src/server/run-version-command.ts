import { execFile } from "node:child_process";
import { matchOrNull } from "../host/read.ts";
import type { ServerProcess } from "./server-process.ts";

export interface VersionAnswer {
  readonly version: string;
  /** From 2.4 on. */
  readonly commit: string | null;
}

/**
 * Asks the executable for its version, under the server's own user and group, with an empty environment and 2 s to
 * answer: whoever could replace the file could run code as that user anyway, but never as root through us. Null where it
 * cannot be run so or says nothing that is understood.
 */
export async function runVersionCommand(server: ServerProcess): Promise<VersionAnswer | null> {
  const output = await run(`/proc/${server.pid}/exe`, ["--version"], server);
  return output === null ? null : parseVersionAnswer(output);
}

export function parseVersionAnswer(output: string): VersionAnswer | null {
  const version = matchOrNull(output, /^(?:rippled|xrpld) version (\S+)/m);
  if (version === null) return null;
  return { version: version.replace(/\+.*$/, ""), commit: matchOrNull(output, /^Git commit hash: ([0-9a-f]{40})$/m) };
}

/** The commit of the work tree that holds the executable, as developers' builds do; null elsewhere. */
export async function gitCommitBeside(server: ServerProcess): Promise<string | null> {
  const folder = server.exe.slice(0, server.exe.lastIndexOf("/")) || "/";
  const output = await run("/usr/bin/git", ["-C", folder, "rev-parse", "HEAD"], server);
  return output === null ? null : matchOrNull(output, /^([0-9a-f]{40})$/m);
}

function run(file: string, args: string[], { uid, gid }: ServerProcess): Promise<string | null> {
  const isRoot = process.getuid?.() === 0;
  const options = { env: {}, timeout: 2000, killSignal: "SIGKILL", cwd: "/", ...(isRoot ? { uid, gid } : {}) } as const;
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout) => resolve(error ? null : stdout));
  });
}
