import { hostname } from "node:os";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { plainTop, type TopState, topLines } from "../output/top-lines.ts";
import { chooseServer } from "../server/choose-server.ts";
import { isStillRunning } from "../server/server-process.ts";
import { type AppliesProbe, probeApplies } from "../top/probe-applies.ts";
import { TopModel } from "../top/top-model.ts";
import { TopScreen } from "../top/top-screen.ts";
import { firstView, nameOfCode, nameOfType, pressed, type TopView } from "../top/top-view.ts";

export interface TopOptions {
  readonly pid: number | undefined;
  readonly exe: string | undefined;
  readonly intervalS: number;
  /** Pictures after which it ends; null: when it is told to. */
  readonly count: number | null;
  readonly json: boolean;
}

const drainMs = 10;
const aliveCheckMs = 200;
const sweepMs = 60_000;

/** Shows what a server is busy with until it ends or is told to. */
export async function top(options: TopOptions, io: Io): Promise<ExitCode> {
  const server = await chooseServer(options);
  let startedMs = performance.now();
  const elapsedS = () => (performance.now() - startedMs) / 1000;
  const model = new TopModel();
  await using probe = await probeApplies(server, (apply) => model.add(apply, elapsedS()));
  // What came meanwhile waits in the ring, and is of the first moment.
  startedMs = performance.now();
  const known = { name: basename(server.exe), ...probe.executable, pid: server.pid, host: hostname() };
  const look = (view: TopView): TopState => ({
    server: known,
    elapsedMs: elapsedS() * 1000,
    lost: probe.lost(),
    warnings: probe.warnings,
    ...model.figures(view.windowS, elapsedS()),
  });
  const goesOn = () => isStillRunning(server) && !io.stopped.aborted;
  const ended =
    io.tty && !options.json
      ? await onScreen({ options, io, tty: io.tty, probe, look, goesOn })
      : await inLines({ options, io, probe, look, goesOn });
  if (ended === "gone" && !io.stopped.aborted) io.progress(`pid ${server.pid} has ended\n`);
  return exitCodes.ok;
}

interface Session {
  readonly options: TopOptions;
  readonly io: Io;
  readonly probe: AppliesProbe;
  readonly look: (view: TopView) => TopState;
  readonly goesOn: () => boolean;
}

type Ending = "quit" | "gone" | "counted";

async function onScreen({
  options,
  io,
  tty,
  probe,
  look,
  goesOn,
}: Session & { tty: NonNullable<Io["tty"]> }): Promise<Ending> {
  let view = firstView;
  let state = look(view);
  let quit = false;
  const draw = () => {
    if (!view.paused) state = look(view);
    const terminal = { ...io.terminal, columns: tty.columns };
    screen.draw(topLines(terminal, state, view, tty.rows));
  };
  const onKey = (key: string) => {
    const next = pressed(view, key);
    if (next === "quit") quit = true;
    else if (next === "suspend") screen.suspend();
    else view = next;
    draw();
  };
  using screen = new TopScreen(tty, onKey, draw);
  return await pictures(options, probe, () => !quit, goesOn, draw);
}

async function inLines({ options, io, probe, look, goesOn }: Session): Promise<Ending> {
  const view = { ...firstView, windowS: options.intervalS };
  let isRead = true;
  const show = () => {
    const state = look(view);
    io.print(options.json ? `${stateJson(state)}\n` : `${plainTop(io.terminal, state, view).join("\n")}\n`);
    // Into a pipe that nobody reads any more (`| head`) nothing more is to be said.
    void io.flushed().then((taken) => {
      isRead = taken;
    });
  };
  return await pictures(options, probe, () => isRead, goesOn, show);
}

/** Drains all the time, and shows a picture per interval. */
async function pictures(
  { intervalS, count }: TopOptions,
  probe: AppliesProbe,
  wanted: () => boolean,
  goesOn: () => boolean,
  show: () => void,
): Promise<Ending> {
  let shown = 0;
  let dueMs = performance.now() + intervalS * 1000;
  let sweepDueMs = performance.now() + sweepMs;
  let aliveDueMs = 0;
  while (wanted()) {
    probe.drain();
    const nowMs = performance.now();
    if (nowMs >= aliveDueMs) {
      if (!goesOn()) return "gone";
      aliveDueMs = nowMs + aliveCheckMs;
    }
    if (nowMs >= dueMs) {
      show();
      dueMs = Math.max(dueMs + intervalS * 1000, nowMs);
      if (++shown === count) return "counted";
    }
    if (nowMs >= sweepDueMs) {
      probe.sweep();
      sweepDueMs = nowMs + sweepMs;
    }
    await sleep(drainMs);
  }
  return "quit";
}

function stateJson({ server, elapsedMs, ratePerS, lost, rows }: TopState): string {
  const named = rows.map(({ type, code, ...figures }) => ({
    type,
    typeName: nameOfType(type),
    code,
    token: nameOfCode(code, server.version),
    ...figures,
  }));
  return JSON.stringify({ ...server, elapsedMs, ratePerS, lost, strata: named });
}
