import { basename } from "node:path";
import { stapProbes } from "@xrpl-probe/elf";
import { commandAgain } from "../again.ts";
import { planProbes } from "../probes/plan.ts";
import { requirePlan } from "../probes/require-plan.ts";
import { chooseServer, type ServerChoice } from "../server/choose-server.ts";
import { describeServer } from "../server/describe-server.ts";
import { type Executable, openExecutable } from "../server/executable.ts";
import { findServers, type ServerProcess } from "../server/server-process.ts";
import { type CheckDetail, type Finding, ok, warning } from "./check.ts";
import type { Examination } from "./examination.ts";

interface Found {
  server: ServerProcess | null;
  executable: Executable | null;
  running: number;
}

/** Gives the server that was found, and how many there are. */
export async function examineServer(
  examination: Examination,
  choice: ServerChoice,
): Promise<Pick<Found, "server" | "running">> {
  const found: Found = { server: null, executable: null, running: 0 };
  try {
    await examination.check("server", [], async () => {
      const candidates = choice.pid === undefined && choice.exe === undefined ? findServers() : null;
      found.running = candidates?.length ?? 1;
      if (candidates && candidates.length !== 1) return await notOne(candidates, examination.args);
      const server = await chooseServer(choice);
      const executable = await openExecutable(server);
      Object.assign(found, { server, executable });
      return ok(serverText(server, executable));
    });
    await examination.check("symbols", ["server"], () =>
      found.server && found.executable ? symbolsOf(found.server, found.executable) : untried,
    );
    return { server: found.server, running: found.running };
  } finally {
    found.executable?.[Symbol.dispose]();
  }
}

const untried: Finding = { state: "untried", text: "not tried: needs one server", details: [] };

async function notOne(servers: readonly ServerProcess[], args: readonly string[]): Promise<Finding> {
  const [first] = servers;
  if (!first)
    return warning("no process whose executable is rippled or xrpld", ...unseen(), {
      label: "do",
      text: "start the server, or name its process by its pid",
    });
  return warning(
    `${servers.length} processes are servers: a recording must be told which`,
    ...(await Promise.all(servers.map(describeServer))).map((text) => ({ label: null, text })),
    { label: "do", text: commandAgain(args, { pid: first.pid }) },
  );
}

/** /proc/PID/exe of another user's process cannot be read. */
function unseen(uid = process.getuid?.()): CheckDetail[] {
  return uid === 0 ? [] : [{ label: null, text: `other users' processes cannot be looked into as uid ${uid}` }];
}

function serverText({ exe, pid, containerId }: ServerProcess, { version, commit }: Executable): string {
  const name = [basename(exe), version, commit && `(${commit.slice(0, 9)})`].filter(Boolean).join(" ");
  const container = containerId === null ? "" : `, container ${containerId.slice(0, 12)}`;
  return `${name}, pid ${pid}${container}`;
}

function symbolsOf(server: ServerProcess, executable: Executable): Finding {
  const choice = { sets: [], own: [] };
  const { slots } = requirePlan(planProbes(executable, choice), choice, server);
  const [slot] = slots;
  const exits = slot?.exitOffsets.length ?? 0;
  const usdt = stapProbes(executable.elf).some(({ provider }) => provider === "transactor");
  const source = usdt ? "structure offsets, checked by USDT" : "structure offsets";
  const text = `transactor: 1 entry, ${exits} exit ${exits === 1 ? "site" : "sites"}; id, type, code by ${source}`;
  return executable.layoutNote === null ? ok(text) : warning(text, { label: null, text: executable.layoutNote });
}
