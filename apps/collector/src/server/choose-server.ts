import { existsSync, readlinkSync, realpathSync } from "node:fs";
import { CliError, type Detail, exitCodes } from "../errors.ts";
import { describeServer } from "./describe-server.ts";
import { findServers, readServerProcess, type ServerProcess } from "./server-process.ts";

export interface ServerChoice {
  readonly pid?: number | undefined;
  readonly exe?: string | undefined;
}

/** The process to record: `-p` names it; without it, the only server (of that executable) that runs here. */
export async function chooseServer(choice: ServerChoice): Promise<ServerProcess> {
  const server = choice.pid === undefined ? await onlyServer(choice.exe) : await serverOfPid(choice.pid);
  if (choice.pid !== undefined && choice.exe !== undefined && !sameFile(choice.exe, server.exe)) {
    throw new CliError(exitCodes.usage, `pid ${choice.pid} runs ${server.exe}, not ${choice.exe}`, [
      ["do", "leave -e out: the executable is taken from the process"],
    ]);
  }
  return server;
}

async function serverOfPid(pid: number): Promise<ServerProcess> {
  const server = readServerProcess(pid);
  if (server) return server;
  if (existsSync(`/proc/${pid}`)) throw mayNotRead(pid);
  throw new CliError(
    exitCodes.usage,
    `no process has pid ${pid}, so there is nothing to probe`,
    await foundAndDo(findServers()),
  );
}

function mayNotRead(pid: number): CliError {
  const uid = process.getuid?.() ?? 0;
  if (codeOfLink(pid) === "ENOENT") {
    return new CliError(
      exitCodes.usage,
      `pid ${pid} runs no program: it is a thread of the kernel, or has just ended`,
      [["do", "name the server's process, or leave the pid out"]],
    );
  }
  return new CliError(exitCodes.cannotProbe, `may not look into pid ${pid} (running as uid ${uid})`, [
    ["do", uid === 0 ? "docker run --cap-add SYS_ADMIN --pid=host …" : { sudo: true }],
    ["check", "xrpl-probe doctor"],
  ]);
}

/** A thread of the kernel has no executable to link to. */
function codeOfLink(pid: number): unknown {
  try {
    readlinkSync(`/proc/${pid}/exe`);
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : null;
  }
}

async function onlyServer(exe: string | undefined): Promise<ServerProcess> {
  const servers = findServers().filter((server) => exe === undefined || sameFile(exe, server.exe));
  const [only] = servers;
  if (only && servers.length === 1) return only;
  const what = exe === undefined ? "rippled or xrpld" : exe;
  throw servers.length === 0
    ? new CliError(exitCodes.usage, `no running process has the executable ${what}, so there is nothing to probe`, [
        ...unseen(),
        ["do", "start the server, or name its process by its pid"],
        ...asRoot(),
      ])
    : new CliError(
        exitCodes.usage,
        `${servers.length} processes run ${what}: say which one`,
        await foundAndDo(servers),
      );
}

async function foundAndDo(servers: readonly ServerProcess[]): Promise<Detail[]> {
  const [first] = servers;
  if (!first)
    return [
      ["found", "no process whose executable is rippled or xrpld"],
      ...unseen(),
      ["do", "start the server first"],
      ...asRoot(),
    ];
  const found = await Promise.all(servers.map(describeServer));
  return [...found.map((text): Detail => ["found", text]), ["do", { pid: first.pid }]];
}

/** /proc/PID/exe of another user's process cannot be read. */
function unseen(uid = process.getuid?.()): Detail[] {
  return uid === 0 ? [] : [["found", `other users' processes cannot be looked into as uid ${uid}`]];
}

function asRoot(uid = process.getuid?.()): Detail[] {
  return uid === 0 ? [] : [["or", { sudo: true }]];
}

function sameFile(a: string, b: string): boolean {
  const real = (path: string) => {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  };
  return real(a) === real(b);
}
