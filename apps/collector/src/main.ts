import { runCli } from "./cli.ts";
import { CliError, exitCodes } from "./errors.ts";
import { errorLines } from "./output/error-lines.ts";
import { terminalOf } from "./output/terminal.ts";
import { ttyOf } from "./top/tty.ts";

/** The only place that prints or exits. */
const noColor = process.argv.includes("--no-color");
const errorTerminal = terminalOf(process.stderr, process.env, noColor);
const stop = new AbortController();

/** The first Ctrl-C ends the run cleanly; the second one ends the process. Probes end with it in either case. */
function onSignal(signal: "SIGINT" | "SIGTERM"): void {
  if (stop.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
  stop.abort();
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await dialogue.question(question, { signal: stop.signal });
  } catch {
    // Ctrl-C, or the end of input: no answer.
    return "";
  } finally {
    dialogue.close();
  }
}

process.on("SIGINT", () => onSignal("SIGINT"));
process.on("SIGTERM", () => onSignal("SIGTERM"));
// A reader that has gone away (`| head`) is no reason to lose the run.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    terminal: terminalOf(process.stdout, process.env, noColor),
    print: (text) => void process.stdout.write(text),
    flushed: () => new Promise((resolve) => void process.stdout.write("", (error) => resolve(!error))),
    errorTerminal,
    progress: (text) => void process.stderr.write(text),
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : null,
    tty: process.stdin.isTTY && process.stdout.isTTY ? ttyOf(process.stdin, process.stdout) : null,
    stopped: stop.signal,
  });
} catch (error) {
  const known = error instanceof CliError;
  const lines = known
    ? errorLines(errorTerminal, error)
    : [`xrpl-probe: ${error instanceof Error ? error.stack : String(error)}`];
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = known ? error.exitCode : exitCodes.checkFailed;
}
