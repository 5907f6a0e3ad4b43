import { type ExitCode, exitCodes } from "../errors.ts";
import { explainStorage } from "../errors-explained.ts";
import type { Io } from "../io.ts";
import { LiveScreen } from "../output/live-screen.ts";
import { placedLine } from "../output/placed-line.ts";
import { planRemarks } from "../output/plan-remarks.ts";
import { resultJson } from "../output/result-json.ts";
import { summaryLines } from "../output/summary-lines.ts";
import { tagRemark } from "../output/tag-remark.ts";
import { paint, sign, type Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import { type Observer, type RecordingOptions, recordServer } from "../recording/record-server.ts";
import { chooseServer } from "../server/choose-server.ts";

export interface RecordOptions extends RecordingOptions {
  readonly pid: number | undefined;
  readonly exe: string | undefined;
  readonly json: boolean;
}

/** Records one run of one server process, shows it while it lasts, and sums it up. */
export async function record(options: RecordOptions, io: Io): Promise<ExitCode> {
  const screen = new LiveScreen(io.errorTerminal, io.progress);
  if (options.costs?.exitMethod === "uretprobe") io.progress(`${warningLine(io.errorTerminal, returnProbes)}\n`);
  const { result, fault } = await recordServer(await chooseServer(options), options, observer(options, io, screen));
  screen.clear();
  const { nextOfRecorded } = await loadNextSteps();
  io.print(
    options.json
      ? `${resultJson(result)}\n`
      : `${summaryLines(io.terminal, result, nextOfRecorded(result, Date.now())).join("\n")}\n`,
  );
  if (fault) throw explainStorage(fault.fault, fault.stored, fault.dropped);
  return exitCodes.ok;
}

/** What reads the database takes as long to load as a server takes to be attached to: not before that. */
const loadNextSteps = () => import("./next-of-run.ts");

const returnProbes =
  "exits by uretprobe: a C++ exception that passes through a probed function kills the server (SIGABRT)";

function warningLine(terminal: Terminal, text: string): string {
  const lines = wrap(text, terminal.columns - 2).map(
    (line, at) => `${at === 0 ? sign(terminal, "warning") : " "} ${line}`,
  );
  return lines.map((line) => paint(terminal, "yellow", line)).join("\n");
}

function observer({ db, durationS, tags }: RecordOptions, io: Io, screen: LiveScreen): Observer {
  let id = "";
  return {
    stopped: io.stopped,
    placed: (info) => {
      // Now, that it is there when the run ends; it is asked for again then, and a failure is seen there.
      loadNextSteps().catch(() => undefined);
      io.progress(`${placedLine(io.errorTerminal, { ...info, tookMs: performance.now() })}\n`);
      const { remarks, server, version } = info.identity;
      const mistagged = tagRemark(tags, version);
      const all = [...(mistagged === null ? [] : [mistagged]), ...remarks, ...planRemarks(info.plan, server.pid)];
      for (const remark of all) {
        io.progress(`${warningLine(io.errorTerminal, remark)}\n`);
      }
    },
    begun: (run) => {
      id = run.id;
    },
    split: () => undefined,
    show: (state, progress) => screen.show({ id, db, durationS, ...state }, progress),
  };
}
