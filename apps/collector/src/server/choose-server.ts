import { existsSync, realpathSync } from "node:fs";
import { CliError, type Detail, exitCodes } from "../errors.ts";
import { formatUptime } from "../output/uptime.ts";
import { findServers, readServerProcess, type ServerProcess } from "./server-process.ts";

export interface ServerChoice {
  readonly pid?: number | undefined;
  readonly exe?: string | undefined;
}

/** The process to record: `-p` names it; without it, the only server (of that executable) that runs here. */
export function chooseServer(choice: ServerChoice): ServerProcess {
  const server = choice.pid === undefined ? onlyServer(choice.exe) : serverOfPid(choice.pid);
  if (choice.pid !== undefined && choice.exe !== undefined && !sameFile(choice.exe, server.exe)) {
    throw new CliError(exitCodes.usage, `pid ${choice.pid} runs ${server.exe}, not ${choice.exe}`, [
      ["do", "leave -e out: the executable is taken from the process"],
    ]);
  }
  return server;
}

function serverOfPid(pid: number): ServerProcess {
  const server = readServerProcess(pid);
  if (server) return server;
  if (existsSync(`/proc/${pid}`)) throw mayNotRead(pid);
  throw new CliError(
    exitCodes.usage,
    `no process has pid ${pid}, so there is nothing to record`,
    foundAndDo(findServers()),
  );
}

function mayNotRead(pid: number): CliError {
  const sentence = `may not look into pid ${pid} (running as uid ${process.getuid?.()}): it belongs to another user, or is no program`;
  return new CliError(exitCodes.cannotProbe, sentence, [["do", `sudo xrpl-probe record -p ${pid}`]]);
}

function onlyServer(exe: string | undefined): ServerProcess {
  const servers = findServers().filter((server) => exe === undefined || sameFile(exe, server.exe));
  const [only] = servers;
  if (only && servers.length === 1) return only;
  const what = exe === undefined ? "rippled or xrpld" : exe;
  throw servers.length === 0
    ? new CliError(exitCodes.usage, `no running process has the executable ${what}, so there is nothing to record`, [
        ...unseen(),
        ["do", "start the server, or name its process: xrpl-probe record -p PID"],
      ])
    : new CliError(
        exitCodes.usage,
        `${servers.length} processes run ${what}: say which one to record`,
        foundAndDo(servers),
      );
}

function foundAndDo(servers: readonly ServerProcess[]): Detail[] {
  const [first] = servers;
  if (!first)
    return [
      ["found", "no process whose executable is rippled or xrpld"],
      ...unseen(),
      ["do", "start the server first"],
    ];
  return [
    ...servers.map(
      (server): Detail => ["found", `pid ${server.pid}  ${server.exe}  up ${formatUptime(server.uptimeS)}`],
    ),
    ["do", `xrpl-probe record -p ${first.pid}`],
  ];
}

/** /proc/PID/exe of another user's process cannot be read. */
function unseen(uid = process.getuid?.()): Detail[] {
  return uid === 0 ? [] : [["found", `other users' processes cannot be looked into as uid ${uid}`]];
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
