import { setTimeout as sleep } from "node:timers/promises";
import { againText } from "../again.ts";
import { CliError } from "../errors.ts";
import type { Observer, Recorded } from "../recording/record-server.ts";
import type { RunResult } from "../recording/run-result.ts";
import type { ServerProcess } from "../server/server-process.ts";
import { Backoff } from "./backoff.ts";
import type { Log } from "./log.ts";

/** What is logged of the last run of a process. */
export interface WatchedEnd extends Pick<Recorded, "fault"> {
  readonly result: Pick<RunResult, "id" | "slices" | "lost" | "stopReason" | "endedMs" | "probes">;
}

export interface WatchPorts {
  readonly findServers: () => readonly ServerProcess[];
  readonly record: (server: ServerProcess, observer: Observer) => Promise<WatchedEnd>;
  readonly log: Log;
  /** One line for `systemctl status`. */
  readonly status: (text: string) => void;
  readonly stopped: AbortSignal;
  readonly lookMs?: number;
}

const lookMs = 250;

/**
 * Records one server process after another until it is stopped: waits for a server, records it until its process exits,
 * waits for the next. What goes wrong is logged and tried again, later and later, or as soon as another process runs.
 */
export async function watchServers(ports: WatchPorts): Promise<void> {
  const { findServers, log, status, stopped } = ports;
  const backoff = new Backoff();
  let waitingFor: "nothing" | "a server" | "one server" = "nothing";
  const waits = (reason: typeof waitingFor, servers: readonly ServerProcess[]) => {
    if (waitingFor === reason) return;
    waitingFor = reason;
    if (reason === "a server") log("info", "waiting", { for: "a rippled or xrpld process" });
    if (reason === "one server") {
      log("warn", "several-servers", {
        pids: servers.map(({ pid }) => pid),
        do: "name its executable in the configuration: exe",
      });
    }
    if (reason !== "nothing") status(`waiting for ${reason}`);
  };
  while (!stopped.aborted) {
    const servers = findServers();
    const [server] = servers;
    if (!server || servers.length > 1) waits(server ? "one server" : "a server", servers);
    else if (backoff.mayTry(server, performance.now())) {
      waits("nothing", servers);
      if (await recordOne(server, ports)) backoff.succeeded();
      else backoff.failed(server, performance.now());
      continue;
    }
    await sleep(ports.lookMs ?? lookMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** Gives whether it was recorded to its end. */
async function recordOne(server: ServerProcess, ports: WatchPorts): Promise<boolean> {
  const { log } = ports;
  try {
    const { result, fault } = await ports.record(server, observerOf(server, ports));
    const { id, slices, lost, stopReason, endedMs } = result;
    const applies = result.probes.find(({ kind }) => kind === "apply")?.spans ?? 0;
    log("info", "run-ended", {
      run: id,
      reason: stopReason,
      applies,
      slices,
      lost,
      ended: new Date(endedMs).toISOString(),
    });
    if (fault)
      log("error", "failed", {
        run: id,
        error: fault.fault.message,
        stored: fault.stored,
        dropped: fault.dropped,
        do: fault.fault.hint,
      });
    return fault === null;
  } catch (error) {
    log("error", "failed", { pid: server.pid, ...errorFields(error) });
    return false;
  }
}

function errorFields(error: unknown): Record<string, unknown> {
  if (error instanceof CliError)
    return {
      error: error.message,
      ...Object.fromEntries(error.details.map(([label, text]) => [label, againText(text, ["watch"])])),
    };
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

const statusMs = 10_000;

function observerOf(server: ServerProcess, { log, status, stopped }: WatchPorts): Observer {
  let run = "";
  let stalled: string | null = null;
  let lost = 0;
  const warned = new Set<string>();
  let saidMs = Number.NEGATIVE_INFINITY;
  return {
    stopped,
    placed: ({ identity, plan, placed }) => {
      const { version, commit } = identity;
      const probes = plan.probes.map(({ name }) => name);
      log("info", "placed", {
        pid: server.pid,
        exe: server.exe,
        version,
        commit,
        probes,
        sites: placed.placement.sites,
      });
    },
    begun: ({ id }) => {
      run = id;
      log("info", "run-began", { run, pid: server.pid });
    },
    split: ({ id, applies, slices, lost: lostInRun }) =>
      log("info", "run-ended", { run: id, reason: "split", applies, slices, lost: lostInRun }),
    show: (state, progress) => {
      if (state.stalled !== stalled) {
        log(state.stalled ? "warn" : "info", state.stalled ? "stalled" : "storing-again", {
          run,
          error: state.stalled ?? undefined,
        });
        stalled = state.stalled;
      }
      for (const text of state.warnings.filter((known) => !warned.has(known))) {
        warned.add(text);
        log("warn", "warning", { run, text });
      }
      if (performance.now() - saidMs < statusMs) return;
      saidMs = performance.now();
      const now = progress();
      if (now.lost > lost) log("warn", "lost", { run, spans: now.lost - lost, ringFull: now.ringHigh });
      lost = now.lost;
      status(`recording pid ${server.pid}: ${now.applies} applies, ${Math.round(now.ratePerS)}/s, ${now.lost} lost`);
    },
  };
}
